import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** A form as a browser without JavaScript would submit it. */
export interface HtmlForm {
  readonly action: string;
  readonly method: string;
  /** Every field with its initial value; checkboxes only while they are ticked. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The submit buttons by their visible words. */
  readonly buttons: ReadonlyMap<string, readonly [name: string, value: string] | undefined>;
}

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** All forms of a page, in order. */
export function readForms(html: string): HtmlForm[] {
  return descendants(parse(html), 'form').map(toForm);
}

/** The page's first heading, for messages about where a flow has ended up. */
export function readHeading(html: string): string {
  const heading = descendants(parse(html), 'h1')[0];
  return heading ? textOf(heading) : '';
}

function toForm(form: Element): HtmlForm {
  const inputs = ['input', 'textarea', 'select'].flatMap((name) => descendants(form, name));
  const named = inputs.filter((input) => attribute(input, 'name') !== undefined && isSubmitted(input));
  return {
    action: attribute(form, 'action') ?? '',
    method: (attribute(form, 'method') ?? 'get').toUpperCase(),
    fields: named.map((input) => [attribute(input, 'name') ?? '', valueOf(input)]),
    buttons: new Map(descendants(form, 'button').map((button) => [textOf(button), submitterOf(button)])),
  };
}

function isSubmitted(input: Element): boolean {
  const type = attribute(input, 'type');
  if (type === 'submit') return false;
  return (type !== 'checkbox' && type !== 'radio') || attribute(input, 'checked') !== undefined;
}

function valueOf(input: Element): string {
  if (input.tagName === 'textarea') return textOf(input);
  if (input.tagName !== 'select')
    return attribute(input, 'value') ?? (attribute(input, 'type') === 'checkbox' ? 'on' : '');
  const options = descendants(input, 'option');
  const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
  return chosen ? (attribute(chosen, 'value') ?? textOf(chosen)) : '';
}

function submitterOf(button: Element): readonly [string, string] | undefined {
  const name = attribute(button, 'name');
  return name === undefined ? undefined : [name, attribute(button, 'value') ?? ''];
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('').trim() : '';
}

function descendants(node: Node, tagName: string): Element[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) => [
    ...('tagName' in child && child.tagName === tagName ? [child] : []),
    ...descendants(child, tagName),
  ]);
}
