// The part "fields" of the browser side: the form of what responses ask for, on their pages and in the tray.
import { part, share } from "../part";
import * as shared from "./shared";

share("fields", shared);
part("fields", () => undefined);
