"""Speaks the protocol of gmm-conformance (version 1), so that an adapter is only functions:

    from gmm_adapter import AdapterError, Unsupported, serve

    def e_step(request):
        return {"responsibilities": ...}

    serve({"name": "mine", "version": "1.0", "language": "Python", "issues": "https://...",
           "capabilities": {...}}, {"e_step": e_step})

Numbers arrive as floats in nested lists, NaN and the infinities included; they may leave as
floats or as numpy arrays. Standard library only. print() goes to stderr, because stdout belongs
to the protocol.
"""

import json
import math
import os
import sys
import traceback

NAMES = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}
COUNTS = ("id", "steps", "max_steps", "components", "seed")


class AdapterError(Exception):
    """An error that the protocol has a code for: invalid_input, singular_covariance,
    empty_component, not_converged, internal."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Unsupported(Exception):
    """Raised by an operation for what the implementation cannot do."""


def decode(value):
    """Names of numbers become numbers, inside lists only: elsewhere strings are strings."""
    if isinstance(value, dict):
        return {key: decode(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [NAMES.get(entry, entry) if isinstance(entry, str) else decode(entry) for entry in value]
    return value


def encode(value):
    """Plain lists and numbers, with NaN and the infinities by name."""
    if hasattr(value, "tolist"):  # numpy arrays and scalars
        value = value.tolist()
    if isinstance(value, dict):
        return {key: encode(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(entry) for entry in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def read(line):
    """A request. Every number is a float, but for those that count something."""
    request = json.loads(line, parse_int=float)
    counts = {key: int(request[key]) for key in COUNTS if key in request}
    return {**decode(request), **counts}


def answer_to(request, operations):
    operation = operations.get(request["op"])
    if operation is None:
        return {"unsupported": f"there is no {request['op']}"}
    try:
        return {"result": encode(operation(request))}
    except Unsupported as why:
        return {"unsupported": str(why)}
    except AdapterError as error:
        return {"error": {"code": error.code, "message": str(error)}}
    except Exception as error:
        traceback.print_exc()
        return {"error": {"code": "internal", "message": f"{type(error).__name__}: {error}"}}


def serve(introduction, operations):
    """Answers requests until `bye` or the end of the input."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n") as stream:
        os.dup2(2, 1)  # whatever else writes to stdout, from any language, writes to stderr
        sys.stdout = sys.stderr
        everything = {
            **operations,
            "hello": lambda request: {"protocol": 1, **introduction},
            "echo": lambda request: {"values": request["values"]},
        }
        for line in sys.stdin.buffer:
            request = read(line)
            if request["op"] == "bye":
                break
            answer = {"id": request["id"], **answer_to(request, everything)}
            stream.write(json.dumps(answer, allow_nan=False) + "\n")
            stream.flush()
