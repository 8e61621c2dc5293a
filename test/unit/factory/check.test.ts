import {expect} from 'chai';
import {checkTemplate} from '../../../src/lib/factory/index.js';
import {templateOf} from '../../support/templates.js';

/** Problems of a context as `line:column code subject`. */
async function problemsOf(context: string, phrases: Record<string, string> = {}): Promise<string[]> {
  const problems = await checkTemplate(templateOf(context, phrases));
  return problems.map(({code, place, subject}) => `${place.line}:${place.column} ${code} ${subject}`);
}

describe('template check', () => {
  it('allows every construct of DOCUMENTS 3.3', async () => {
    const context = `
      <p>{{ coop.chairman.last_name }}</p>{% trans 'a' %}{% trans 'b', coop.city, 'x', 7 %}
      {% if type == 'individual' %}1{% elif a.b == c.d %}2{% else %}3{% endif %}
      {% if coop.is_branched %}{% for m in coop.members %}{{ loop.index }}{% for n in m.names %}{{ n }}{% endfor %}{% endfor %}{% endif %}
      {% if links.length %}{{ forloop.counter }}{% endif %}{# a note #}`;
    expect(await problemsOf(context, {a: 'ф<strong>раза</strong>', b: '{2} {0} {0} {1}'})).to.deep.equal([
      '5:31 always_empty forloop.counter',
    ]);
  });

  for (const [construct, subject] of [
    ['{{ x | upper }}', 'Filter'],
    ['{{ x | safe }}', 'Filter'],
    ['{{ x() }}', 'FunCall'],
    ['{{ range(1000000000) }}', 'FunCall'],
    ['{{ a + b }}', 'Add'],
    ['{{ a and b }}', 'And'],
    ['{% if not a %}{% endif %}', 'Not'],
    ['{% if a or b %}{% endif %}', 'Or'],
    ['{% if a != b %}{% endif %}', 'comparison !='],
    ['{% if a === b %}{% endif %}', 'comparison ==='],
    ['{% if a > 1 %}{% endif %}', 'comparison >'],
    ["{{ 'a' if b else 'c' }}", 'InlineIf'],
    ['{{ [1, 2] }}', 'Array'],
    ['{{ {a: 1} }}', 'Dict'],
    ['{{ r/x+/g }}', 'literal'],
    ['{{ none }}', 'literal null'],
    ["{% trans key, 'x' %}", 'trans without a literal key'],
    ["{% trans 'a', b=c %}", 'KeywordArgs'],
    ['{% for k, v in a %}{% endfor %}', 'loop over pairs'],
    ['{% for loop in a %}{% endfor %}', 'loop over pairs or named "loop"'],
    ['{% for a in b %}{% else %}{% endfor %}', 'else of for'],
  ] as const) {
    it(`refuses ${construct} with its place`, async () => {
      const [first = ''] = await problemsOf(`<p>\n  ${construct}</p>`, {a: ''});
      expect(first).to.match(/^2:\d+ (construct|property)_not_allowed /);
      expect(first).to.include(subject);
    });
  }

  for (const tag of [
    'set',
    'include',
    'import',
    'from',
    'extends',
    'macro',
    'block',
    'raw',
    'verbatim',
    'call',
    'filter',
  ].concat(['asyncEach', 'asyncAll', 'ifAsync', 'switch', 'nonsense'])) {
    it(`refuses the tag ${tag}`, async () => {
      expect(await problemsOf(`<p>{% ${tag} x %}</p>`)).to.deep.equal([`1:7 construct_not_allowed {% ${tag} %}`]);
    });
  }

  it('refuses styles that browsers show and that would be lost here', async () => {
    const row = (style: string): string => `<table><tr style="${style}"><td>a</td></tr></table>`;
    for (const [context, lost] of [
      ['<ul style="list-style-type: decimal"><li>a</li></ul>', 'list-style: decimal of <li>'],
      ['<ol style="list-style: disc"><li>a</li></ol>', 'list-style: disc of <li>'],
      ['<ol><li style="list-style: disc">a</li></ol>', 'list-style: disc of <li>'],
      [
        '<style>.x { list-style: decimal }</style><ol class="x"><li>a<ul class="x"><li>b</li></ul></li></ol>',
        'decimal of <li>',
      ],
      [row('border-top: 1px solid'), 'border of <tr>'],
      [row('page-break-before: always'), 'page-break of <tr>'],
      ['<hr style="border-top: 2px solid #ccc">', 'border of <hr>'],
      ['<hr style="background-color: black">', 'background of <hr>'],
      ['<p><img style="border: 1px solid" src="{{ x }}"></p>', 'border of <img>'],
    ] as const) {
      const problems = (await problemsOf(context)).filter((problem) => !problem.includes('unknown_variable'));
      expect(problems.join(), context)
        .to.match(/^1:\d+ style_not_allowed /)
        .and.include(lost);
    }
    for (const context of [
      '<ul style="list-style: none"><li>a</li></ul><ol style="list-style-type: decimal"><li>a</li></ol>',
      '<div style="list-style: decimal"><ul><li>a</li></ul></div>',
      '<ol style="list-style: decimal"><li>a<ul><li>b</li></ul></li></ol>',
      row('border: none; page-break-before: auto; page-break-inside: avoid'),
      '<hr style="border: none; margin-left: 10px">',
    ]) {
      expect(await problemsOf(context), context).to.deep.equal([]);
    }
  });

  it('names all tags that are not allowed at once', async () => {
    expect(await problemsOf('{% set a = 1 %}\n{% include "b" %}\n {% raw %}{% endraw %}')).to.deep.equal([
      '1:4 construct_not_allowed {% set %}',
      '2:4 construct_not_allowed {% include %}',
      '3:5 construct_not_allowed {% raw %}',
      '3:14 construct_not_allowed {% endraw %}',
    ]);
  });

  for (const [escape, why] of [
    ["{{ ''.constructor.constructor('return process')() }}", 'FunCall'],
    ['{{ range.constructor("return global.process.mainModule")() }}', 'FunCall'],
    ["{{ ({}).constructor.constructor('return this')() }}", ''],
    ["{{ a['constructor'] }}", 'a.constructor'],
    ['{{ a["__pro" + "to__"] }}', 'index or computed name'],
    ['{{ a.constructor.name }}', 'a.constructor.name'],
    ['{{ a.__proto__.polluted }}', 'a.__proto__.polluted'],
    ['{% for x in a.constructor.prototype %}{% endfor %}', 'a.constructor.prototype'],
    ["{{ cycler.constructor('alert(1)')() }}", 'FunCall'],
    ['{{ joiner() }}', 'FunCall'],
    ['{{ self._TemplateReference__context }}{{ caller() }}', 'FunCall'],
    ['{{ lipsum.__globals__["os"].popen("id").read() }}', 'FunCall'],
    ['{% if "".sub.constructor("x")() %}{% endif %}', ''],
    ['{{ loop.constructor }}', 'loop.constructor'],
    ['{{ loop.revindex }}', 'loop.revindex'],
    ['{{ a[0] }}', 'index or computed name'],
  ] as const) {
    it(`refuses the sandbox escape ${escape}`, async () => {
      const problems = await problemsOf(escape);
      expect(problems.join('\n'))
        .to.match(/(construct|property)_not_allowed/)
        .and.include(why);
    });
  }

  it('gives line and column of broken syntax', async () => {
    const [first = ''] = await problemsOf('<p>\n{% if a %}\n{{ b c }}{% endif %}');
    expect(first).to.match(/^3:6 syntax /);
    for (const broken of [
      '{% if a %}',
      '{{ a',
      '{% for a in %}',
      '{{ }}',
      '{{ a. }}',
      '{% trans %}',
      '{#',
      '{% endif %}',
    ]) {
      expect(await problemsOf(broken), broken).not.to.deep.equal([]);
    }
  });

  it('survives nesting without end', async () => {
    const deep = `{{ ${'('.repeat(50_000)}a${')'.repeat(50_000)} }}`;
    expect((await problemsOf(deep)).join()).to.include('syntax');
    expect(await problemsOf('{% if a %}'.repeat(20_000))).not.to.deep.equal([]);
    expect((await problemsOf('x'.repeat(1_000_001))).join()).to.include('too_large');
  });

  it('finds phrases that are missing and placeholders without argument', async () => {
    expect(await problemsOf("{% trans 'a', b %}\n{% trans 'c' %}", {a: '{0} {1}'})).to.deep.equal([
      '1:4 missing_argument {1} (translation:ru:a)',
      '2:4 unknown_translation ru: c',
    ]);
    expect(await problemsOf("{% trans 'toString' %}")).to.deep.equal(['1:4 unknown_translation ru: toString']);
  });

  it('warns of variables that the schema does not describe', async () => {
    const model = {
      properties: {
        user: {type: 'object', properties: {name: {type: 'string'}}},
        list: {type: 'array', items: {type: 'object', properties: {a: {}}}},
      },
    };
    const context = '{{ user.name }}{{ user.middle.name }}{% for x in list %}{{ x.a }}{{ x.b }}{% endfor %}{{ y }}';
    const problems = await checkTemplate(templateOf(context, {}, model));
    expect(problems.map(({subject, severity}) => `${severity} ${subject}`)).to.deep.equal([
      'warning user.middle.name',
      'warning x.b',
      'warning y',
    ]);
  });

  it('refuses schemas that could run without end', async () => {
    const problems = await checkTemplate(
      templateOf('', {}, {properties: {a: {type: 'string', pattern: '(a+)+$'}}, $ref: '#'}),
    );
    expect(problems.map(({subject}) => subject)).to.deep.equal(['properties.a.pattern', '$ref']);
  });

  it('refuses tags, attributes, styles, URLs and characters with their places', async () => {
    const context = [
      '<style>',
      '.a { position: absolute; color: red }',
      '@import "x"; p { margin: 0 } td:first-child { width: 1px }',
      '</style>',
      '<p onclick="x">a</p><script>b</script>',
      '<p style="float: left; margin: 1px">c</p>',
      '<img src="https://example.test/x.png"><a href="x">d</a>',
      '<span style="border: 1px solid #ccc">e</span>',
      '漢',
    ].join('\n');
    expect(await problemsOf(context)).to.deep.equal([
      '2:6 style_not_allowed position: absolute',
      '2:26 style_not_allowed color: red',
      '3:1 selector_not_allowed @import "x"; p',
      '3:30 selector_not_allowed td:first-child',
      '5:1 attribute_not_allowed onclick of <p>',
      '5:21 tag_not_allowed <script>',
      '6:1 style_not_allowed float: left',
      '7:1 url_not_allowed https://example.test/x.png',
      '7:39 tag_not_allowed <a>',
      '8:1 style_not_allowed box of <span>',
      '9:1 character_not_in_font U+6F22',
    ]);
  });

  it('checks the markup of phrases too', async () => {
    const problems = await checkTemplate(templateOf("{% trans 'a' %}", {a: '<b>x</b>\n<iframe></iframe>'}));
    expect(problems).to.deep.equal([
      {
        code: 'tag_not_allowed',
        severity: 'error',
        place: {part: 'translation:ru:a', line: 2, column: 1},
        subject: '<iframe>',
      },
    ]);
  });

  for (const context of [
    '<p class="{{ x }}">a</p>',
    '<p style="margin: {{ x }}">a</p>',
    '<p {{ x }}>a</p>',
    '<style>{{ x }}</style>',
    '<style>{% trans "a" %}</style>',
    '<td colspan={{ x }}>a</td>',
  ]) {
    it(`lets no value into ${context}`, async () => {
      const problems = await problemsOf(`<table><tr>${context}`, {a: 'b'});
      expect(problems.join()).to.match(/value_not_allowed_here|attribute_not_allowed|character|\ue000/);
      expect(problems).not.to.deep.equal([]);
    });
  }
});
