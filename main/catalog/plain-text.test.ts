import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['<p>The <strong>100PLUS</strong> bar by Fraser &amp; Neave</p>', 'The 100PLUS bar by Fraser & Neave'],
  ['<p>one</p><p>two</p>', 'one\ntwo'],
  ['a<br/>b<BR>c', 'a\nb\nc'],
  ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
  ['&lt;b&gt; &#233;&#xE9; &unknown; &nbsp;x', '<b> éé &unknown; x'],
  ['<script>alert(1)</script>safe', 'safe'],
  ['&amp;lt;', '&lt;'],
  ['&#0;&#xD800;&#1114112;', ''],
  ['', ''],
])('%j reads as %j', (html, text) => {
  expect(plainText(html)).toBe(text);
});
