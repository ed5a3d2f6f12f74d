// Russian: the Snowball stemmer (snowballstem.org), as Python's snowballstemmer has it, and vowels that come
// and go between forms of one word.
import type { Stemmer } from "./stemmer";

const V = "аеиоуыэюя";
const REGIONS = new RegExp(`^[^${V}]*[${V}]`);
const SECOND = new RegExp(`^[^${V}]*[${V}]+[^${V}]+[${V}]+[^${V}]`);
const GERUND = /(?:[иы]вшись|[иы]вши|[иы]в|(?<=[ая])(?:вшись|вши|в))$/;
const ADJECTIVE = /(?:ими|ыми|его|ого|ему|ому|ее|ие|ое|ые|ей|ий|ой|ый|ем|им|ом|ым|их|ых|ую|юю|ая|яя|ою|ею)$/;
const PARTICIPLE = /(?:[иы]вш|ующ|(?<=[ая])(?:ем|нн|вш|ющ|щ))$/;
const REFLEXIVE = /с[яь]$/;
const VERB =
  /(?:ейте|уйте|[иы]ла|[иы]ли|[иы]ло|ена|ите|ено|ены|[иы]ть|ует|уют|ишь|[иы]л|ей|уй|им|ым|ен|ят|ит|ыт|ую|ю|(?<=[ая])(?:нно|ете|йте|ешь|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н))$/;
const NOUN =
  /(?:иями|ями|ами|ией|иям|ием|иях|еи|ии|ие|ье|ев|ов|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$/;
const DERIVED = /ость?$/;
const SUPERLATIVE = /ейше?$/;

function stem(word: string): string {
  const region = REGIONS.exec(word);
  if (!region) return word;
  const head = region[0];
  let tail = word.slice(head.length);
  const second = SECOND.exec(word);
  const r2 = second ? second[0].length : word.length;

  const whole = () => head + tail;
  // Endings are looked for in the tail; what stands before them there decides, too.
  const drop = (ending: RegExp): boolean => {
    const shorter = tail.replace(ending, "");
    if (shorter === tail) return false;
    tail = shorter;
    return true;
  };
  if (!drop(GERUND)) {
    drop(REFLEXIVE);
    if (drop(ADJECTIVE)) drop(PARTICIPLE);
    else if (!drop(VERB)) drop(NOUN);
  }
  drop(/и$/);
  const derived = DERIVED.exec(tail);
  if (derived && whole().length - derived[0].length >= r2) drop(DERIVED);
  if (tail.endsWith("нн")) tail = tail.slice(0, -1);
  else if (drop(SUPERLATIVE)) tail = tail.endsWith("нн") ? tail.slice(0, -1) : tail;
  else drop(/ь$/);
  return whole();
}

const C = "бвгджзйклмнпрстфхцчшщ";
const FLEETING = new RegExp(`^(.+[${C}ь])[ое]([кцнлрт])$`);
const LOST = new RegExp(`^(.*[${C}])([кцнлр])$`);

/** Other shapes that the stem may have: ошибок, ошибк. The stemmer takes журнал for a verb, and журналу for none. */
function variants(stemmed: string, word: string): string[] {
  const shorter = FLEETING.exec(stemmed);
  const longer = LOST.exec(stemmed);
  const bare = word.replace(NOUN, "").replace(/ь$/, "");
  const found = /[лн]$/.test(bare) ? [bare, stem(bare)] : [bare];
  if (shorter) found.push(`${shorter[1]}${shorter[2]}`, `${shorter[1]}ь${shorter[2]}`);
  if (longer) found.push(`${longer[1]}о${longer[2]}`, `${longer[1]}е${longer[2]}`);
  // Of a verb its noun, and the other way round: взломали, взлом.
  if (/[аи]$/.test(stemmed) && stemmed.length > 4) found.push(stemmed.slice(0, -1));
  const soft = /^(.+)[йь]([кцн])$/.exec(stemmed);
  if (soft) found.push(`${soft[1]}е${soft[2]}`);
  return [...new Set(found)].filter((one) => one.length > 2 && one !== stemmed);
}

const PERSONAL = /(?:[её]шь|[её]т|[её]м|[её]те|ишь|ит|им|ите|ут|ют|ат|ят|[уюи]|й|йте|л|ла|ло|ли|ть|ти|в|вши|нный|нная|нное|нные|н|на|но|ны)?(?:с[яь])?$/;
const LEFT = /^(?:|[аеиоуыя]|[аеиоуыя]?(?:[иет]т|ем|ете|ешь|л|ла|ли|ло|т|ть|н|нн|в|вш|вши|ну|нул|нут|ю|ют|й|йт|ят|ут))$/;
/** Consonants that change in some forms: просить, прошу; готовить, готовлю. */
const CHANGED: [RegExp, string][] = [[/ж$/, "[гдз]"], [/ч$/, "[кт]"], [/ш$/, "[хс]"], [/щ$/, "(?:ск|ст|т)"], [/(?<=[бвмпф])л$/, ""]];

/** What somebody or something is that does it or has done it: зависший, висящего. */
const DOING = /(?:в?ш|[уюая]щ)(?:ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими)(?:ся)?$/;

/** Forms of a verb, whose endings the stemmer keeps after some consonants; a vowel may go, a consonant may change. */
function kin(word: string): [string, RegExp][] {
  const base = word.replace(DOING, "").replace(PERSONAL, "").replace(/[аеиоуыя]$/, "");
  if (base.length < 3) return [];
  const found: [string, RegExp][] = [[base, LEFT]];
  for (const [from, to] of CHANGED) {
    if (from.test(base)) found.push([base.replace(from, ""), new RegExp(`^${to}${LEFT.source.slice(1)}`)]);
  }
  return found.filter(([beginning]) => beginning.length > 1);
}

const MADE = /(?:[иыо]ва|[еа]ни|ени|овк|ник|к|н|я|а)$/;
const SHORTEST_ROOT = 5;

function root(stemmed: string): string {
  const shorter = stemmed.replace(MADE, "");
  return shorter.length < SHORTEST_ROOT ? stemmed : shorter;
}

export const russian: Stemmer = { stem, variants, root, kin };
