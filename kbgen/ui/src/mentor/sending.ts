// Signatures go back to the newcomer: as a link, or as a file to take in.
import { copyPlain } from "../browser-clipboard";
import { openDialog } from "../carry/dialog";
import { freshId, make, say } from "../make";
import { asked } from "../plan/dom";
import { MIME } from "../plan/exchange";
import { download } from "../take";
import type { Desk } from "./desk";
import { personName, type Standing } from "./people";

export async function openSending(parent: HTMLElement, desk: Desk, standing: Standing, name: string): Promise<void> {
  const t = (key: string, values?: Record<string, string>): string => desk.given.words.text(`mentor.${key}`, values);
  const field = make("textarea", { readonly: true, rows: 3, id: freshId(), class: "kb-link", spellcheck: "false" }, await desk.sendingOf(standing));
  const said = make("p", { class: "kb-remark", role: "status" });
  const copy = async (): Promise<void> => {
    const done = await copyPlain(field.value);
    if (!done) field.select();
    say(said, t(done ? "copied" : "copy_failed"));
  };
  const file = `${standing.person.track.replace("tracks/", "")}-${desk.today}.json`;
  openDialog(parent, {
    title: t("send_title", { name }),
    body: [
      make("p", {}, t("send_lead")),
      asked(t("send_link"), field),
      said,
    ],
    buttons: [
      { words: t("copy"), act: () => void copy(), main: true, stay: true },
      { words: t("save"), act: () => download(file, MIME, desk.fileOf(standing)), stay: true },
      { words: t("close") },
    ],
    back: () => parent.querySelector(`[data-kb-focus="${CSS.escape(`${personName(standing.person)} ~send`)}"]`),
  });
}
