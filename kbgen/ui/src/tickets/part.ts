// The part "tickets" of the browser side: what is kept of tickets, and the texts that it becomes.
import { part, share } from "../part";
import * as shared from "./shared";

share("tickets", shared);
part("tickets", () => undefined);
