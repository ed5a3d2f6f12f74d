// What the part "fields" shares with those that use it.
export { FieldsForm } from "./fields-form";
export { Segments, languages } from "./segments";
