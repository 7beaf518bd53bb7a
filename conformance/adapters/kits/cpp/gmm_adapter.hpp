// Speaks the protocol of gmm-conformance (version 1), so that an adapter is only functions:
//
//   #include "gmm_adapter.hpp"
//   using gmm_adapter::json;
//
//   json e_step(const json& request) {
//     gmm_adapter::Matrix data = gmm_adapter::matrix(request.at("data"));
//     return {{"responsibilities", ...}};
//   }
//
//   int main() {
//     gmm_adapter::serve({{"name", "mine"}, {"version", "1.0"}, {"language", "C++"}, {"issues", "https://..."},
//                         {"capabilities", ...}},
//                        {{"e_step", e_step}});
//   }
//
// Numbers arrive as numbers, NaN and the infinities included, and may leave so. An exception becomes
// an error; what else is written to stdout, from any language, goes to stderr, because stdout belongs
// to the protocol.
//
// C++17, a Unix, and JSON for Modern C++ 3 (Debian: nlohmann-json3-dev).
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <functional>
#include <iostream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace gmm_adapter {

using json = nlohmann::json;
using Operations = std::map<std::string, std::function<json(const json& request)>>;

/** An error that the protocol has a code for: invalid_input, singular_covariance, empty_component,
 * not_converged, internal. */
struct AdapterError : std::runtime_error {
  std::string code;
  AdapterError(std::string code, const std::string& message)
      : std::runtime_error(message), code(std::move(code)) {}
};

/** Thrown by an operation for what the implementation cannot do. */
struct Unsupported : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/** A list of rows, one after the other. */
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;
};

/** Rows as a matrix. Rows of different lengths are none, so that nobody can be asked about them. */
inline Matrix matrix(const json& rows) {
  Matrix matrix{rows.size(), rows.empty() ? 0 : rows.front().size(), {}};
  for (const json& row : rows) {
    if (row.size() != matrix.columns) throw Unsupported("rows of different lengths are no matrix");
    for (const json& value : row) matrix.values.push_back(value.get<double>());
  }
  return matrix;
}

/** Values that stand one row after the other as rows. */
inline json rows_of(const double* values, std::size_t rows, std::size_t columns) {
  json list = json::array();
  for (std::size_t row = 0; row < rows; row++, values += columns)
    list.push_back(std::vector<double>(values, values + columns));
  return list;
}

namespace detail {

inline json number_named(const json& name) {
  if (name == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (name == "Infinity") return std::numeric_limits<double>::infinity();
  if (name == "-Infinity") return -std::numeric_limits<double>::infinity();
  return name;
}

/** Names of numbers become numbers, inside lists only: elsewhere strings are strings. */
inline json decode(json value) {
  for (json& entry : value)
    entry = value.is_array() && entry.is_string() ? number_named(entry)
            : entry.is_structured()               ? decode(std::move(entry))
                                                  : entry;
  return value;
}

/** NaN and the infinities by name. */
inline json encode(json value) {
  if (value.is_structured())
    for (json& entry : value) entry = encode(std::move(entry));
  if (!value.is_number_float() || std::isfinite(value.get<double>())) return value;
  if (std::isnan(value.get<double>())) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}

inline json error(const std::string& code, const std::string& message) {
  std::cerr << code << ": " << message << std::endl;
  return {{"error", {{"code", code}, {"message", message}}}};
}

inline json answer_to(const json& request, const Operations& operations) {
  const auto name = request.at("op").get<std::string>();
  const auto operation = operations.find(name);
  if (operation == operations.end()) return {{"unsupported", "there is no " + name}};
  try {
    return {{"result", encode(operation->second(request))}};
  } catch (const Unsupported& why) {
    return {{"unsupported", why.what()}};
  } catch (const AdapterError& refusal) {
    return error(refusal.code, refusal.what());
  } catch (const std::exception& exception) {
    return error("internal", exception.what());
  } catch (...) {
    return error("internal", "something that is not a std::exception was thrown");
  }
}

/** The stream of the protocol, to which nothing else is written. */
inline std::FILE* conversation() {
  std::FILE* stream = fdopen(dup(STDOUT_FILENO), "w");
  dup2(STDERR_FILENO, STDOUT_FILENO);
  return stream;
}

}  // namespace detail

/** Answers requests until `bye` or the end of the input. */
inline void serve(const json& introduction, Operations operations) {
  std::FILE* stream = detail::conversation();
  operations["hello"] = [&](const json&) {
    json greeting = introduction;
    greeting["protocol"] = 1;
    return greeting;
  };
  operations["echo"] = [](const json& request) { return json{{"values", request.at("values")}}; };
  for (std::string line; std::getline(std::cin, line);) {
    const json request = detail::decode(json::parse(line));
    if (request.at("op") == "bye") break;
    json answer = detail::answer_to(request, operations);
    answer["id"] = request.at("id");
    std::fputs((answer.dump(-1, ' ', false, json::error_handler_t::replace) + "\n").c_str(), stream);
    std::fflush(stream);
  }
  std::fclose(stream);
}

}  // namespace gmm_adapter
