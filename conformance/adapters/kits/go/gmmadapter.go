// Package gmmadapter speaks the protocol of gmm-conformance (version 1), so that an adapter is only functions:
//
//	func eStep(request *gmmadapter.Request) (gmmadapter.Result, error) {
//		return gmmadapter.Result{"responsibilities": ...}, nil
//	}
//
//	func main() {
//		gmmadapter.Serve(
//			gmmadapter.Introduction{Name: "mine", Version: "1.0", Language: "Go", Issues: "https://...", Capabilities: ...},
//			map[string]gmmadapter.Operation{"e_step": eStep},
//		)
//	}
//
// In go.mod: require gmmadapter v0.0.0, and replace it by the path of this folder.
//
// Numbers arrive as float64, NaN and the infinities included, and leave from slices and maps of any depth.
// What is printed goes to stderr, because stdout belongs to the protocol.
package gmmadapter

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"reflect"
	"runtime/debug"
	"strconv"
)

// Error is an error that the protocol has a code for: invalid_input, singular_covariance, empty_component,
// not_converged, internal. Any other error, and a panic, is internal.
type Error struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func (e Error) Error() string { return e.Message }

// Unsupported is what the implementation cannot do, and why.
type Unsupported string

func (why Unsupported) Error() string { return string(why) }

// Introduction is who the adapter speaks for.
type Introduction struct {
	Protocol     int          `json:"protocol"`
	Name         string       `json:"name"`
	Version      string       `json:"version"`
	Language     string       `json:"language"`
	Issues       string       `json:"issues"`
	Capabilities Capabilities `json:"capabilities"`
}

// Capabilities is what the implementation can do. MaxDimensions and MaxComponents are 0 where there is no limit.
type Capabilities struct {
	Operations      []string    `json:"operations"`
	CovarianceTypes []string    `json:"covariance_types"`
	MaxDimensions   int         `json:"max_dimensions,omitempty"`
	MaxComponents   int         `json:"max_components,omitempty"`
	Known           []string    `json:"known"`
	Precision       string      `json:"precision"`
	ExactSteps      *ExactSteps `json:"exact_steps"`
	Regularisation  string      `json:"regularisation"`
	NaNPolicy       string      `json:"nan_policy"`
	Limits          []Limit     `json:"limits,omitempty"`
}

// Limit excludes the questions within its scope (Operations, CovarianceTypes, Known) that miss a requirement.
type Limit struct {
	Operations              []string  `json:"operations,omitempty"`
	CovarianceTypes         []string  `json:"covariance_types,omitempty"`
	Known                   []string  `json:"known,omitempty"`
	Dimensions              *Interval `json:"dimensions,omitempty"`
	Components              *Interval `json:"components,omitempty"`
	PointsAtLeastDimensions bool      `json:"points_at_least_dimensions,omitempty"`
	Responsibilities        string    `json:"responsibilities,omitempty"`
	EqualWeights            bool      `json:"equal_weights,omitempty"`
	EqualCovariances        bool      `json:"equal_covariances,omitempty"`
	MustHold                []string  `json:"must_hold,omitempty"`
}

// Interval is the least and the largest number that is allowed. Most is 0 where there is no largest.
type Interval struct{ Least, Most int }

// MarshalJSON writes the two as a list.
func (i Interval) MarshalJSON() ([]byte, error) {
	ends := []any{i.Least, i.Most}
	if i.Most == 0 {
		ends[1] = nil
	}
	return json.Marshal(ends)
}

// ExactSteps is what a given number of steps can be run from, and how few of them.
type ExactSteps struct {
	From    string `json:"from"`
	Minimum int    `json:"minimum"`
}

// Request is one question, with what its operation needs.
type Request struct {
	Op               string
	Data             Matrix
	Model            Model
	Responsibilities Matrix
	Known            []string
	Steps            int
	MaxSteps         int `json:"max_steps"`
	Tolerance        float64
	CovarianceType   string `json:"covariance_type"`
	Components       int
	Seed             int64
	Values           Vector
}

// Result is the answer to a request.
type Result map[string]any

// Operation answers one kind of request.
type Operation func(*Request) (Result, error)

// Vector, Matrix and Matrices are lists of numbers, of rows, and of matrices.
type (
	Vector   []float64
	Matrix   []Vector
	Matrices []Matrix
)

// Model is a mixture. Covariances are Matrices (full), a Matrix (tied, diag) or a Vector (spherical).
type Model struct {
	CovarianceType string `json:"covariance_type"`
	Weights        Vector `json:"weights"`
	Means          Matrix `json:"means"`
	Covariances    any    `json:"covariances"`
}

// UnmarshalJSON gives the covariances the type of their structure. Those of an unknown one stay as they are.
func (m *Model) UnmarshalJSON(text []byte) error {
	type plain Model
	var read struct {
		*plain
		Covariances json.RawMessage `json:"covariances"`
	}
	read.plain = (*plain)(m)
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	var err error
	switch m.CovarianceType {
	case "full":
		m.Covariances, err = covariances[Matrices](read.Covariances)
	case "tied", "diag":
		m.Covariances, err = covariances[Matrix](read.Covariances)
	case "spherical":
		m.Covariances, err = covariances[Vector](read.Covariances)
	default:
		m.Covariances = read.Covariances
	}
	return err
}

func covariances[T any](text json.RawMessage) (value T, err error) {
	err = json.Unmarshal(text, &value)
	return value, err
}

// UnmarshalJSON reads NaN and the infinities by name.
func (v *Vector) UnmarshalJSON(text []byte) error {
	var entries []number
	if err := json.Unmarshal(text, &entries); err != nil {
		return err
	}
	*v = make(Vector, len(entries))
	for i, entry := range entries {
		(*v)[i] = float64(entry)
	}
	return nil
}

// number is a float64 that JSON has a decimal or a name for.
type number float64

var names = map[string]float64{
	`"NaN"`: math.NaN(), `"Infinity"`: math.Inf(1), `"-Infinity"`: math.Inf(-1),
}

func (n *number) UnmarshalJSON(text []byte) error {
	value, named := names[string(text)]
	if !named {
		var err error
		if value, err = strconv.ParseFloat(string(text), 64); err != nil {
			return err
		}
	}
	*n = number(value)
	return nil
}

// MarshalJSON writes the shortest decimal that reads back to the same double.
func (n number) MarshalJSON() ([]byte, error) {
	value := float64(n)
	switch {
	case math.IsNaN(value):
		return []byte(`"NaN"`), nil
	case math.IsInf(value, 0):
		return []byte(map[bool]string{true: `"-Infinity"`, false: `"Infinity"`}[value < 0]), nil
	}
	return strconv.AppendFloat(nil, value, 'g', -1, 64), nil
}

// written is `value` with a number for every float64 in its slices, maps and models.
func written(value any) any {
	if model, is := value.(Model); is {
		value = Result{
			"covariance_type": model.CovarianceType, "weights": model.Weights,
			"means": model.Means, "covariances": model.Covariances,
		}
	}
	held := reflect.ValueOf(value)
	switch held.Kind() {
	case reflect.Float64, reflect.Float32:
		return number(held.Float())
	case reflect.Slice, reflect.Array:
		entries := make([]any, held.Len())
		for i := range entries {
			entries[i] = written(held.Index(i).Interface())
		}
		return entries
	case reflect.Map:
		entries := map[string]any{}
		for _, key := range held.MapKeys() {
			entries[key.String()] = written(held.MapIndex(key).Interface())
		}
		return entries
	}
	return value
}

// answered runs an operation on the text of a request. A panic is an error like any other.
func answered(operation Operation, text []byte) (result Result, err error) {
	defer func() {
		fault := recover()
		if fault == nil {
			return
		}
		var is bool
		if err, is = fault.(error); !is {
			err = fmt.Errorf("%v", fault)
		}
		if !expected(err) {
			fmt.Fprintf(os.Stderr, "panic: %v\n%s", fault, debug.Stack())
		}
	}()
	var request Request
	if err := json.Unmarshal(text, &request); err != nil {
		return nil, Error{"invalid_input", err.Error()}
	}
	return operation(&request)
}

// expected tells what an operation says on purpose from what went wrong in it.
func expected(err error) bool {
	return errors.As(err, new(Error)) || errors.As(err, new(Unsupported))
}

func answerTo(op string, text []byte, operations map[string]Operation) (key string, value any) {
	operation, known := operations[op]
	if !known {
		return "unsupported", "there is no " + op
	}
	result, err := answered(operation, text)
	var coded Error
	var unsupported Unsupported
	switch {
	case err == nil:
		return "result", written(result)
	case errors.As(err, &unsupported):
		return "unsupported", string(unsupported)
	case errors.As(err, &coded):
		return "error", coded
	}
	return "error", Error{"internal", err.Error()}
}

// Serve answers requests until `bye` or the end of the input.
func Serve(introduction Introduction, operations map[string]Operation) {
	output := divertStdout()
	introduction.Protocol = 1
	if introduction.Capabilities.Known == nil {
		introduction.Capabilities.Known = []string{}
	}
	everything := map[string]Operation{
		"echo": func(request *Request) (Result, error) { return Result{"values": request.Values}, nil },
	}
	for name, operation := range operations {
		everything[name] = operation
	}
	input := bufio.NewReader(os.Stdin)
	for {
		line, err := input.ReadBytes('\n')
		if err == io.EOF {
			return
		}
		var request struct {
			ID int
			Op string
		}
		if err == nil {
			err = json.Unmarshal(line, &request)
		}
		if err != nil {
			panic(err)
		}
		if request.Op == "bye" {
			return
		}
		answer := map[string]any{"id": request.ID}
		if request.Op == "hello" {
			answer["result"] = introduction
		} else {
			key, value := answerTo(request.Op, line, everything)
			answer[key] = value
		}
		if err := json.NewEncoder(output).Encode(answer); err != nil {
			panic(err)
		}
	}
}
