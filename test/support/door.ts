import {connect, createServer, type Server, type Socket} from 'node:net';
import type {AddressInfo} from 'node:net';

/** An address of its own in front of a node, which can be shut for good: a node that dies. */
export class Door {
  readonly port: number;
  isShut = false;
  /** Asked about everything that goes to the node; on true the node gets it, and then the door shuts. */
  isTime: (data: Buffer) => boolean = () => false;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  /** Opens a door to a node on this machine. */
  static async open(nodePort: number): Promise<Door> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const door = new Door(server);
    server.on('connection', (socket) => {
      door.let(socket, connect(nodePort, '127.0.0.1'));
    });
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Whoever is on the way is cut off, and nobody comes in any more. */
  shut(): void {
    this.isShut = true;
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private let(socket: Socket, node: Socket): void {
    for (const end of [socket, node]) {
      this.sockets.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => this.sockets.delete(end));
    }
    socket.on('data', (data) => {
      const isTime = this.isTime(data);
      node.write(data, () => {
        if (isTime) this.shut();
      });
    });
    socket.on('end', () => node.end());
    node.pipe(socket);
  }
}
