import assert from "node:assert/strict";
import { test } from "node:test";
import { asHtml, asJira, asMarkdown, asPlain } from "../src/replies/formats";

const LETTER = `Здравствуйте, Ольга!

Что сделать:
1. Откройте https://example.org/a_b?x=1&y=2.
2. Нажмите «Да».

Спасибо,
поддержка`;

const HOSTILE = `<img src=x onerror=alert(1)> &lt; [a](javascript:alert(1)) ![b](https://example.org/x.png)
# Заголовок
h1. Заголовок
+7 (000) 000-00-01 :) C:\\dir *жирно* _курсив_ {code} {{x}} !http://example.org/y.png! ??цитата?? (!)
- пункт | ячейка
2026. год`;

test("plain text keeps its words and loses what the page's layout added", () => {
  assert.equal(asPlain("\n\na\u00a0b  \r\n\n\n\nc\n"), "a b\n\nc");
});

test("a letter becomes paragraphs, a list and a link", () => {
  assert.equal(
    asHtml(LETTER),
    "<p>Здравствуйте, Ольга!</p><p>Что сделать:</p>" +
      '<ol><li>Откройте <a href="https://example.org/a_b?x=1&amp;y=2">https://example.org/a_b?x=1&amp;y=2</a>.</li>' +
      "<li>Нажмите «Да».</li></ol><p>Спасибо,<br>поддержка</p>",
  );
});

test("numbers that do not count on are not one list", () => {
  assert.equal(asHtml("1. a\n3. b"), '<ol><li>a</li></ol><ol start="3"><li>b</li></ol>');
  assert.equal(asHtml("2026. год"), "<p>2026. год</p>");
});

test("a letter in Markdown keeps its lines, its list and its address", () => {
  assert.equal(
    asMarkdown(LETTER),
    `Здравствуйте, Ольга!

Что сделать:
1. Откройте <https://example.org/a_b?x=1&y=2>.
2. Нажмите «Да».

Спасибо,  
поддержка`,
  );
});

test("nothing that was typed in becomes a tag", () => {
  const html = asHtml(HOSTILE);
  const tags = [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
  assert.deepEqual(
    tags.filter((tag) => !/^<\/?(?:p|br|ol|li|a)\b/.test(tag)),
    [],
  );
  assert.ok(!/href="(?!https?:)/.test(html));
});

test("nothing that was typed in means anything in Markdown", () => {
  assert.equal(
    asMarkdown(HOSTILE),
    `\\<img src=x onerror=alert(1)\\> \\&lt; \\[a\\](javascript:alert(1)) \\!\\[b\\](<https://example.org/x.png>)  
\\# Заголовок  
h1. Заголовок  
\\+7 (000) 000-00-01 :) C:\\\\dir \\*жирно\\* \\_курсив\\_ {code} {{x}} !<http://example.org/y.png>! ??цитата?? (!)
- пункт \\| ячейка  
2026\\. год`,
  );
});

test("nothing that was typed in means anything in Jira", () => {
  assert.equal(
    asJira(HOSTILE),
    `<img src=x onerror=alert(1)> &amp;lt; \\[a\\](javascript:alert(1)) \\!\\[b\\](https://example.org/x.png)
\\# Заголовок
h1\\. Заголовок
\\+7 (000) 000-00-01 \\:) C:&#92;dir \\*жирно\\* \\_курсив\\_ \\{code\\} \\{\\{x\\}\\} \\!http://example.org/y.png\\! \\?\\?цитата\\?\\? \\(\\!)
\\- пункт \\| ячейка
2026. год`,
  );
});

test("ten thousand letters are written at once in every notation", () => {
  const long = "я<*_[".repeat(2_000) + "https://example.org/".repeat(500) + "\n1. ".repeat(500);
  const begun = performance.now();
  for (const write of [asPlain, asHtml, asMarkdown, asJira]) assert.ok(write(long).length >= 10_000);
  assert.ok(performance.now() - begun < 1_000);
});
