// golearn's ExpectationMaximization under the protocol of gmm-conformance.
//
// Its two steps are private: `Fit` and `Predict` call them, and so does this adapter, by their names in the
// linker. An E step gives every point the label of one component, an M step takes labels; there are no
// weights, and no likelihood.
package main

import (
	"fmt"
	"runtime/debug"
	"strings"
	_ "unsafe" // for go:linkname

	"github.com/sjwhitworth/golearn/clustering"
	"gmmadapter"
	"gonum.org/v1/gonum/mat"
)

const module = "github.com/sjwhitworth/golearn"

//go:linkname expectation github.com/sjwhitworth/golearn/clustering.expectation
func expectation(X *mat.Dense, p clustering.Params, components int) mat.Vector

//go:linkname maximization github.com/sjwhitworth/golearn/clustering.maximization
func maximization(X *mat.Dense, labels mat.Vector, p clustering.Params, components int) clustering.Params

func dense(rows gmmadapter.Matrix) *mat.Dense {
	columns := 0
	if len(rows) > 0 {
		columns = len(rows[0])
	}
	matrix := mat.NewDense(len(rows), columns, nil)
	for n, row := range rows {
		matrix.SetRow(n, row)
	}
	return matrix
}

func rowsOf(matrix mat.Matrix) gmmadapter.Matrix {
	rows, _ := matrix.Dims()
	list := make(gmmadapter.Matrix, rows)
	for n := range list {
		list[n] = mat.Row(nil, n, matrix)
	}
	return list
}

func paramsOf(model gmmadapter.Model) clustering.Params {
	params := clustering.Params{Means: dense(model.Means)}
	for _, covariance := range model.Covariances.(gmmadapter.Matrices) {
		matrix := mat.NewSymDense(len(covariance), nil)
		for i, row := range covariance {
			for j := i; j < len(row); j++ {
				matrix.SetSym(i, j, row[j])
			}
		}
		params.Covs = append(params.Covs, matrix)
	}
	return params
}

func eStep(request *gmmadapter.Request) (gmmadapter.Result, error) {
	components := len(request.Model.Weights)
	labels := expectation(dense(request.Data), paramsOf(request.Model), components)
	responsibilities := make(gmmadapter.Matrix, len(request.Data))
	for n := range responsibilities {
		responsibilities[n] = make(gmmadapter.Vector, components)
		responsibilities[n][int(labels.AtVec(n))] = 1
	}
	return gmmadapter.Result{"responsibilities": responsibilities}, nil
}

// labelsOf is the component of every row, which belongs to one alone.
func labelsOf(responsibilities gmmadapter.Matrix) mat.Vector {
	labels := mat.NewVecDense(len(responsibilities), nil)
	for n, row := range responsibilities {
		for k, responsibility := range row {
			if responsibility == 1 {
				labels.SetVec(n, float64(k))
			}
		}
	}
	return labels
}

func mStep(request *gmmadapter.Request) (gmmadapter.Result, error) {
	model := request.Model
	labels := labelsOf(request.Responsibilities)
	params := maximization(dense(request.Data), labels, paramsOf(model), len(model.Weights))
	covariances := make(gmmadapter.Matrices, len(params.Covs))
	for k, covariance := range params.Covs {
		covariances[k] = rowsOf(covariance)
	}
	model.Means, model.Covariances = rowsOf(params.Means), covariances
	return gmmadapter.Result{"model": model}, nil
}

// codes is what golearn and gonum say when they panic, and the code for it.
var codes = map[string]string{
	"Cannot create Normal!": "singular_covariance",
	"mat: zero length":      "invalid_input",
	"mat: row length":       "invalid_input",
	"mat: dimension":        "invalid_input",
}

// refusing gives the panics of golearn their code.
func refusing(operation gmmadapter.Operation) gmmadapter.Operation {
	return func(request *gmmadapter.Request) (result gmmadapter.Result, err error) {
		defer func() {
			fault := recover()
			if fault == nil {
				return
			}
			for words, code := range codes {
				if strings.Contains(fmt.Sprint(fault), words) {
					err = gmmadapter.Error{Code: code, Message: fmt.Sprint(fault)}
					return
				}
			}
			panic(fault)
		}()
		return operation(request)
	}
}

func version() string {
	build, _ := debug.ReadBuildInfo()
	for _, dependency := range build.Deps {
		if dependency.Path == module {
			return dependency.Version
		}
	}
	return ""
}

func main() {
	gmmadapter.Serve(
		gmmadapter.Introduction{
			Name: "golearn ExpectationMaximization", Version: version(), Language: "Go",
			Issues: "https://github.com/sjwhitworth/golearn/issues",
			Capabilities: gmmadapter.Capabilities{
				Operations:      []string{"e_step", "m_step"},
				CovarianceTypes: []string{"full"},
				Known:           []string{"weights"},
				Precision:       "float64",
				Regularisation:  "none",
				NaNPolicy:       "undefined",
				Limits: []gmmadapter.Limit{
					{EqualWeights: true},
					{MustHold: []string{"weights"}},
					{Responsibilities: "hard"},
				},
			},
		},
		map[string]gmmadapter.Operation{"e_step": refusing(eStep), "m_step": refusing(mStep)},
	)
}
