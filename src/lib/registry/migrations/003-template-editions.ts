import {versionTable} from './tables.js';

/** Version tables of templates: what the chain had, what the council approved, what new documents are made from. */
const VERSION_TABLES = ['pulled_templates', 'template_approvals', 'template_choices'];

/** Editions of templates that were read from the chain; their texts stand in `templates` by hash (DOCUMENTS 3.1). */
export const templateEditions = VERSION_TABLES.map(versionTable).join('');
