import type {Template} from '../../src/lib/domain/template.js';

/** A template of a context and phrases, with a schema that allows everything. */
export function templateOf(context: string, phrases: Record<string, string> = {}, model: object = {}): Template {
  return {
    registry_id: 9000,
    version: 1,
    title: 'Проба',
    description: '',
    context,
    model: {type: 'object', ...model},
    translations: {ru: phrases},
  };
}
