import { lawsOf } from "../conformance/properties/index.ts";
import { holdReferenceTo } from "./hold.ts";

holdReferenceTo(lawsOf.em);
