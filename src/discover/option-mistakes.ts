import type { Machine } from '../code/machine.ts';
import type { Node, ObjectValue, Settled, Value } from '../code/value.ts';
import type { LibraryModel, OriginForms } from '../models/model.ts';
import { findMistakenOption } from '../models/option-names.ts';
import type { OptionMistake } from '../policy/policy.ts';
import { takesNoCallback } from './asking.ts';
import type { SiteMade } from './events.ts';
import { evidenceOf } from './evidence.ts';
import { usesOf } from './kept.ts';
import { meaningOfOption } from './origin-option.ts';
import { separated } from './separated.ts';

/** What the options of a site say that its library does not understand, as far as they are its own and not another's as well. */
export function optionMistakes(machine: Machine, site: SiteMade, given: Value | null): readonly OptionMistake[] {
  const options = given === null ? null : machine.settle(given);
  if (options?.kind !== 'object' || options.at === null || (options.at === site.call.node && site.model.call.kind !== 'config')) return [];
  return [...(isOwn(machine, options.at, site) ? nameMistakes(site.model, options) : []), ...originMistakes(machine, site.model, options), ...credentialMistakes(machine, site.model, options), ...listMistakes(machine, site.model, options)];
}

/** Whether nobody else can read an object: it is written in the call, or in a variable that such calls alone are given. */
function isOwn({ program, text }: Machine, object: Node, { call: { node } }: SiteMade): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  if (isInside(object, node)) return true;
  const around = object.parent;
  if (around?.type !== 'VariableDeclarator' || around.id.type !== 'Identifier') return false;
  const callee = text.slice(...node.callee.range);
  const isGiven = (parent: Node | undefined): boolean => (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && text.slice(...parent.callee.range) === callee;
  return usesOf(program, around.id.name).every(([self, parent]) => self === (around.id as Node) || isGiven(parent));
}

const isInside = ({ range: [start, end] }: Node, { range: [from, to] }: Node): boolean => from <= start && end <= to;

function nameMistakes(model: LibraryModel, { props, open, at: literal }: ObjectValue): OptionMistake[] {
  return (literal?.type === 'ObjectExpression' ? literal.properties : []).flatMap((property): readonly OptionMistake[] => {
    const name = property.type !== 'Property' || property.computed ? null : keyName(property.key);
    const mistaken = name === null || !props.has(name) ? null : findMistakenOption(model, name);
    if (name === null || mistaken === null || property.type !== 'Property') return [];
    const { meant, subject } = mistaken;
    const isOpen = subject === 'origin' && !open && !props.has(model.origin.option) && model.origin.absent === 'any';
    return [{ kind: 'name', name, subject, meant: meant === null || props.has(meant) ? null : meant, leavesOpen: isOpen, isShorthand: property.shorthand, at: evidenceOf(property.key) }];
  });
}

const keyName = (key: Node): string | null => (key.type === 'Identifier' ? key.name : key.type === 'Literal' && typeof key.value === 'string' ? key.value : null);

/** What is mistaken about the value of an option. */
export const valueMistake = (kind: Exclude<OptionMistake['kind'], 'name'>, at: Node, name: string): OptionMistake => ({ kind, name, subject: null, meant: null, leavesOpen: false, isShorthand: false, at: evidenceOf(at) });

function originMistakes(machine: Machine, { origin: reading }: LibraryModel, { props }: ObjectValue): readonly OptionMistake[] {
  const slot = props.get(reading.option);
  if (slot === undefined || slot.at === null || slot.getter !== undefined) return [];
  const value = machine.settle(slot.value);
  const { at } = slot;
  const mistake = (kind: Parameters<typeof valueMistake>[0], node: Node = at): OptionMistake[] => [valueMistake(kind, node, reading.option)];
  if (value.kind === 'function') return reading.function === 'ask' && reading.asking.answers === 'callback' && takesNoCallback(value) ? mistake('never answers') : [];
  const meaning = formOf(reading, value);
  if (meaning === 'error') return mistake('fails');
  if (meaning === 'fixed') return reading.function === 'ask' && !isOneStar(value) ? mistake('as text') : [];
  const isText = value.kind === 'primitive' && meaningOfOption(reading, { kind: 'given', value, at }) === 'split';
  const list = isText ? separated(reading, value, value.at ?? at) : value;
  const items = list.kind === 'array' ? list.items.map((item) => ({ value: machine.settle(item.value), at: item.at ?? at })) : [];
  const star = isText || isLiteralStar(reading) ? items.find((item) => item.value.kind === 'primitive' && item.value.value === '*') : undefined;
  const stateful = reading.stateful === true ? [{ value, at }, ...items].filter((one) => one.value.kind === 'pattern' && /[gy]/.test(one.value.flags)) : [];
  return [...(star === undefined ? [] : mistake(isText ? 'star in text' : 'star in list', star.at)), ...stateful.flatMap((one) => mistake('stateful', one.at))];
}

/** As text, that is `*`: what that lets in is said of it. */
const isOneStar = (value: Settled): boolean => value.kind === 'array' && value.items.length === 1 && value.items[0]!.value.kind === 'primitive' && value.items[0]!.value.value === '*';

/** What a value does that is no text and no function; null for others. */
function formOf(forms: OriginForms, value: Settled): OriginForms['list'] | null {
  if (value.kind === 'array') return value.items.length === 0 || value.open ? null : forms.list;
  if (value.kind === 'pattern') return forms.pattern;
  return value.kind === 'primitive' && value.value === true ? forms.true : null;
}

/** Whether `*` among others in a list is a text like any other. */
const isLiteralStar = ({ list, listWithStar, onlyStar, wildcard, items }: LibraryModel['origin']): boolean => list === 'list' && listWithStar === undefined && onlyStar === undefined && wildcard === undefined && items.startsWith('exact');

/** What comes of a library that nobody called. */
export const uncalledMistake = ({ model, call }: SiteMade): readonly OptionMistake[] => (model.uncalled === undefined ? [] : [valueMistake(withoutCall[model.uncalled], call.node, model.name)]);

const withoutCall = { nothing: 'hangs', 'not found': 'goes nowhere', 'an error': 'breaks' } as const;

/** A value that is truthy, where only `true` itself counts. */
function credentialMistakes(machine: Machine, { credentials: { option, on, absent } }: LibraryModel, { props }: ObjectValue): readonly OptionMistake[] {
  const slot = props.get(option);
  const value = slot === undefined || on !== 'exactly true' || absent ? null : machine.settle(slot.value);
  return slot?.at != null && value?.kind === 'primitive' && (value.value === 'true' || value.value === 1) ? [valueMistake('no flag', slot.at, option)] : [];
}

/** A text where the library has use for nothing but lists. */
function listMistakes(machine: Machine, { onlyLists, methods, requestHeaders, responseHeaders }: LibraryModel, { props }: ObjectValue): readonly OptionMistake[] {
  const names = onlyLists === true ? [methods, requestHeaders, responseHeaders].flatMap(({ options }) => options) : [];
  return names.flatMap((name) => {
    const slot = props.get(name);
    const value = slot === undefined ? null : machine.settle(slot.value);
    return slot?.at != null && value?.kind === 'primitive' && typeof value.value === 'string' && value.value !== '' ? [valueMistake('no list', slot.at, name)] : [];
  });
}
