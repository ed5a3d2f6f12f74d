// Shows the plan to somebody: a link that carries where it stands, ready to copy.
import { copyPlain } from "../browser-clipboard";
import { freshId, make, say } from "../make";
import { asked } from "../plan/dom";
import { addressOf, progressLetters } from "../plan/link";
import type { Around } from "./around";
import { openDialog } from "./dialog";

export async function openShare({ my, words, host, back }: Around): Promise<void> {
  const { state } = my;
  const letters = await progressLetters(my.plan, my.items, state.runId, my.now);
  const field = make("textarea", { readonly: true, rows: 4, id: freshId(), class: "kb-link", spellcheck: "false" }, addressOf(location.href, letters));
  const said = make("p", { class: "kb-remark", role: "status" });
  const copy = async (): Promise<void> => {
    const done = await copyPlain(field.value);
    if (!done) field.select();
    say(said, words.text(done ? "carry.share.copied" : "carry.share.failed"));
  };
  openDialog(host, {
    title: words.text("carry.share.title"),
    body: [
      make("p", {}, words.text("carry.share.lead")),
      asked(words.text("carry.share.link"), field),
      said,
    ],
    buttons: [
      { words: words.text("carry.share.copy"), act: () => void copy(), main: true, stay: true },
      { words: words.text("carry.share.close") },
    ],
    back,
  });
}
