#!/usr/bin/env node
import { register } from "tsx/esm/api";

register();
const { program } = await import("./program.ts");
await program(process.argv);
