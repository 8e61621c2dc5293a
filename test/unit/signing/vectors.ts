/** Published vectors: PROTOCOL 6 (development key) and DOCUMENTS 10 (synthetic key). Never keys of anyone. */
export const DEV_KEY = {
  wif: '5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3',
  publicKey: 'PUB_K1_6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5BoDq63',
  legacy: 'EOS6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CV',
};

export const META_TEXT =
  '{"title":"Заявление на вступление в кооператив","registry_id":100,"lang":"ru","generator":"coopjs","version":"1.0.0","coopname":"voskhod","username":"abcdefghijkl","created_at":"17.09.2026 10:00","block_num":1000,"timezone":"Europe/Moscow","links":[]}';

export const DOC_HASH = '9F275D73A74BAF528734B92128A320DF66AE66DAB4935C842D8C3879D498E3F4';
export const SIGNED_AT = '2026-09-17T07:00:00';

export const VECTORS = {
  '1.0.0': {
    meta_hash: 'febbc5ece0fe1fc9fa60d86a7bdaf699a5900fd41cbd5e6efefab3fd084f3abb',
    hash: '9d1e4ffd1255786a47cc72035b0852db04259b9cb966f6c407d12146076843fb',
    signed_hash: '407ca8b92693d7d112ac0f715824deeda59aafc56da9d9a5b51dd9045873178d',
    signature: 'SIG_K1_KUtH2T7qzadCZUDz52cuLYCoTWrReob7r4nFe9r91Zx4dQerBaFwVF4yFo866yWAENiRqRkyi8tY6nXg4nECeDFShpG5Hn',
  },
  '1.1.0': {
    meta_hash: '2fb1c79d8eed4c94408bdf0d0f5899936d919dcf47f28c47cb8a28aa1c99f799',
    hash: '1f9a27c1f2888f5423e3deddb9b4594450503367843db0357005ce4cadefb1ba',
    signed_hash: 'f463441ecc568b9f6e266939f571980f69e13a974803bef24a6b813bb4d986b5',
    signature: 'SIG_K1_JxsUnf3CLvs3YaQJ44aFQwW4u7m7KpA987jLdv63JaE13WPbRBoUQM2gLbAESQSs2E96JotYSkrA8d9RuL52U1NtRGjMpF',
  },
} as const;

export const SYNTHETIC = {
  meta: '{"block_num":195998400,"coopname":"alfacooptest","created_at":"2026-10-07T10:00:00.000Z","currency":"RUB","generator":"coopjs","lang":"ru","links":[],"method_id":"ec7ac8ad-1b2b-406b-aae1-2c972399d29d","payment_hash":"a23890be8f76cb4c5c84ea25747f9015b5379eaa094f259153f18d5a55c4d3d2","quantity":"250.0000","registry_id":900,"timezone":"Europe/Moscow","title":"Заявление на возврат паевого взноса денежными средствами","username":"testpaishika","version":"2026.9.28"}',
  meta_hash: '39767f964cf5c22555ccdcd01314ec2bfc7811fdc29747240cb0ad9a9967640d',
  doc_hash: 'B5F9FF7567087CEE76F549018D0A4B5A73D6438F23E2279B9F7B58D4E53460E3',
  hash: '721f749385b06b410e00560d38069a89c1f437e399c0cb9a4ac7511c63742bf8',
  signed_at: '2026-10-07T10:01:00',
  signed_hash: '715161b671c112b759faf926accf994b2dc74bc6ad1516c561068ee66bb33998',
  public_key: 'PUB_K1_6i5noiLHkj26oPYsyNxDXvx47U4tC2VC3R324SEVgnnfxaNTS1',
  signature: 'SIG_K1_JutoQ51ss2ZqjRwKJ6wvZG68AarY9T7zoBjoAbkZif1gAp62LyyAaH5NFs277DpKeNEU6jLYKhK3Fpgir9XnupBpTv67Vw',
  seed: 'synthetic-key-testpaishika',
};
