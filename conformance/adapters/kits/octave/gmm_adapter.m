## Speaks the protocol of gmm-conformance (version 1), so that an adapter is only functions:
##
##   addpath ("...");  # this folder
##   function result = e_step (request)
##     result.responsibilities = ...;
##   endfunction
##   gmm_adapter (struct ("name", "mine", "version", "1.0", "language", "Octave", "issues",
##                        "https://...", "capabilities", struct (...)),
##                struct ("e_step", @e_step));
##
## A list arrives as a row, a list of rows as a matrix, full covariances as D×D×K pages, rows of different
## lengths as a cell of rows. Results leave in the same shapes, nested as depth_of() says of their name. A
## cell of strings is a list, [] is null.
##
## error ("gmm:<code>", ...) is an error that the protocol has a code for (invalid_input,
## singular_covariance, empty_component, not_converged, internal), error ("gmm:unsupported", ...)
## what the implementation cannot do.
##
## Octave 7 or later, on a Unix. What is printed goes to stderr, because stdout belongs to the protocol.

function gmm_adapter (introduction, operations)
  crash_dumps_octave_core (false);  # no octave-workspace when it is ended
  introduction.protocol = 1;
  operations.hello = @(request) introduction;
  operations.echo = @(request) struct ("values", request.values);
  output = popen ("cat", "w");
  dup2 (stderr, stdout);  # whatever else writes to stdout writes to stderr
  while (ischar (line = fscanf (stdin, " %[^\n]", "C")))  # fgetl() waits for the line after
    request = read (line);
    if (strcmp (request.op, "bye"))
      break
    endif
    fputs (output, [answer_to(request, operations), "\n"]);
    fflush (output);
  endwhile
  pclose (output);
endfunction

function text = answer_to (request, operations)
  answer = @(kind, value) encode (struct ("id", request.id, kind, value));
  if (! isfield (operations, request.op))
    text = answer ("unsupported", ["there is no ", request.op]);
    return
  endif
  try
    text = answer ("result", operations.(request.op) (request));
  catch failure
    code = regexprep (failure.identifier, "^gmm:", "");
    if (strcmp (code, "unsupported"))
      text = answer ("unsupported", failure.message);
      return
    elseif (strcmp (code, failure.identifier))
      code = "internal";
      fprintf (stderr, "error: %s\n", failure.message);
      arrayfun (@(at) fprintf (stderr, "  %s:%d\n", at.name, at.line), failure.stack);
    endif
    text = answer ("error", struct ("code", code, "message", failure.message));
  end_try_catch
endfunction

## jsondecode() rounds numbers, and tells [[1], [2]] from [1, 2] no more: they reach it as strings.
function request = read (line)
  line = regexprep (line, '"(-?)(NaN|Inf)(inity)?"', '$1$2');
  line = regexprep (line, '":\s*(\[[^"{}:]*\]|-?\d[^,}\s]*)', '":"$1"');
  request = decode (jsondecode (line));
endfunction

function value = decode (value)
  if (isstruct (value))
    value = structfun (@decode, value, "UniformOutput", false);
  elseif (strncmp (value, "[", 1))
    value = to_array (value);
  elseif (ischar (value) && regexp (value, '^-?\d'))
    value = sscanf (value, "%f");
  endif
endfunction

function array = to_array (text)
  is_mark = ismember (text, "[],");
  opening = text == "[";
  level = cumsum (opening - (text == "]"));
  lists = arrayfun (@(depth) sum (opening & level == depth), 1:max (level));
  spaced = text;
  spaced(is_mark) = " ";
  numbers = sscanf (spaced, "%f");
  sizes = [lists(2:end), numel(numbers)] ./ lists;
  if (isequal (sizes, 0))
    array = [];
  elseif (any (mod (sizes, 1)) || ! strcmp (text(is_mark), nested (sizes, "")))
    rows = regexp (text, '\[[^][]*\]', "match");
    array = cellfun (@to_array, rows', "UniformOutput", false);
  else
    columns_first = [flip(sizes), 1, 1];
    array = permute (reshape (numbers, columns_first), [2, 1, 3]);
  endif
endfunction

## Lists in lists, of these sizes, with the same entry at every place.
function text = nested (sizes, entry)
  text = entry;
  for entries = flip (sizes)
    text = ["[", repmat([text, ","], 1, entries)(1:end - 1), "]"];
  endfor
endfunction

## How deep a result of this name is nested: Octave has no vectors, and drops axes of size 1.
function depth = depth_of (name, holder)
  persistent depths = struct ("values", 1, "log_density", 1, "component_log_density", 2, ...
    "responsibilities", 2, "log_likelihoods", 1, "weights", 1, "means", 2);
  persistent of_covariances = struct ("full", 3, "tied", 2, "diag", 2, "spherical", 1);
  depth = 0;
  if (strcmp (name, "covariances"))
    depth = of_covariances.(holder.covariance_type);
  elseif (isfield (depths, name))
    depth = depths.(name);
  endif
endfunction

function text = encode (value, depth = 0)
  if (isstruct (value))
    pair = @(name) ["\"", name, "\":", encode(value.(name), depth_of (name, value))];
    text = ["{", strjoin(cellfun (pair, fieldnames (value)', "UniformOutput", false), ","), "}"];
  elseif (iscell (value))
    text = ["[", strjoin(cellfun (@encode, value(:)', "UniformOutput", false), ","), "]"];
  elseif (ischar (value) || islogical (value))
    text = jsonencode (value);
  elseif (depth == 0 && isempty (value))
    text = "null";
  else
    text = encode_numbers (value, depth);
  endif
endfunction

function text = encode_numbers (value, depth)
  [rows, columns, pages] = size (value);
  sizes = {[], numel(value), [rows, columns], [pages, rows, columns]}{depth + 1};
  if (! isreal (value) || prod (sizes) != numel (value))
    error ("a %s of size %s has no form in JSON %d lists deep", ...
           typeinfo (value), mat2str (size (value)), depth);
  endif
  value(isna (value)) = NaN;
  entry = [nested(sizes(2:end), "%.17g"), ","];
  text = sprintf (entry, permute (value, [2, 1, 3]))(1:end - 1);
  if (depth > 0)
    text = ["[", text, "]"];
  endif
  text = regexprep (text, {'-?NaN', '(-?)Inf'}, {'"NaN"', '"$1Infinity"'});
endfunction
