import { parseXml } from './xml-tree';

const parse = (text: string) => parseXml(Buffer.from(text));

describe('XML', () => {
  it('becomes a tree with namespaces', () => {
    const root = parse('<a:b xmlns:a="urn:x" c="&lt;1&gt;" a:c="2">one<!-- no --><d/><![CDATA[ & two]]>&#x21;</a:b>');
    expect(root).toMatchObject({ name: '{urn:x}b', text: 'one & two!', children: [{ name: '{}d' }] });
    expect([...root.attributes]).toEqual([['c', '<1>']]);
  });

  it('may be 32 deep and not deeper', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(parse(nested(32)).name).toBe('{}a');
    expect(() => parse(nested(33))).toThrow('nested deeper than 32 elements');
    // Deep enough to end the process where elements are followed by recursion.
    expect(() => parse(nested(100_000))).toThrow('nested deeper than 32 elements');
  });

  it('may not have more than 200,000 elements', () => {
    expect(() => parse(`<a>${'<b/>'.repeat(200_000)}</a>`)).toThrow('more than 200000 elements');
  });

  const laughs = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);

  it.each([
    ['a billion laughs', `<!DOCTYPE a [<!ENTITY l0 "lol">${laughs.join('')}]><a>&l9;</a>`, 'document type'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', 'document type'],
    ['an external DTD', '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', 'document type'],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/p"> %p;]><a/>', 'document type'],
    ['an empty document type', '<!DOCTYPE a><a/>', 'document type'],
    ['an entity of its own', '<a>&e;</a>', 'not well-formed'],
    ['an entity in an attribute', '<a b="&e;"/>', 'not well-formed'],
    ['an entity that HTML knows', '<a>&nbsp;</a>', 'not well-formed'],
    ['an element left open', '<a><b></a>', 'not well-formed'],
    ['a prefix of no namespace', '<x:a/>', 'not well-formed'],
    ['an attribute twice', '<a b="1" b="2"/>', 'not well-formed'],
    ['two elements at the top', '<a/><b/>', 'not well-formed'],
    ['a character that XML forbids', '<a>\u0001</a>', 'not well-formed'],
    ['nothing', '', 'not well-formed'],
    ['something else', '{"a": 1}', 'not well-formed'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'not declared to be in UTF-8'],
  ])('is refused with %s', (_name, text, expected) => {
    expect(() => parse(text)).toThrow(new RegExp(`^Nothing was imported: the XML .*${expected}`));
  });

  it('is refused when it is not UTF-8', () => {
    expect(() => parseXml(Buffer.from([0x3c, 0x61, 0xff]))).toThrow('not written in UTF-8');
  });
});
