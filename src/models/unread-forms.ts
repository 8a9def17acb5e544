import type { OriginForms } from './model.ts';

/** Forms of a value that names origins, of which it was not observed what they do. A model says which ones are known. */
export const unreadForms: OriginForms = { star: 'unread', true: 'unread', false: 'unread', empty: 'unread', text: 'unread', pattern: 'unread', list: 'unread', function: 'unread', other: 'unread' };
