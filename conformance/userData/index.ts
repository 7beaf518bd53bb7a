export { type ReadingOptions, readUserTable, type UserTable } from "./readUserTable.ts";
