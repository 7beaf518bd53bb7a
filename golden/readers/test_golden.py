"""Holds implementation.py, which has a function for each operation, against the golden files."""
import importlib, json, os, pathlib, re  # noqa: E401
import numpy as np
import pytest
def read(path):  # NaN and the infinities are strings in the files
    return json.loads(re.sub(r'"(NaN|-?Infinity)"', r"\1", pathlib.Path(path).read_text("utf-8")))
corpus = pathlib.Path(os.environ.get("GMM_CORPUS", pathlib.Path(__file__).parents[1]))
datasets = {f.stem: np.loadtxt(f, delimiter=",", skiprows=1, ndmin=2) for f in corpus.glob("datasets/*.csv")}
known = read(os.environ["GMM_KNOWN_FAILURES"]) if "GMM_KNOWN_FAILURES" in os.environ else []
mine = importlib.import_module(os.environ.get("GMM_IMPLEMENTATION", "implementation"))
def parameter(case):  # a known failure has to fail, unless rounding decides
    entries = [e for e in known if case["id"] in e.get("cases", []) or e.get("flag") in case["flags"]]
    marks = [pytest.mark.xfail(reason=e["reason"], strict="rounding_decides" not in e) for e in entries]
    undeclared = {case["id"], *case["flags"]} & {*getattr(mine, "undeclared", [])}
    return pytest.param(case, id=case["id"], marks=pytest.mark.skip("undeclared") if undeclared else marks[:1])

@pytest.mark.parametrize("case", [parameter(read(path)) for path in sorted(corpus.glob("cases/*/*.json"))])
def test_golden(case):
    asked, rows = case["input"], case.get("expected", {}).get("rows", ...)  # of many, a sample is given
    data = datasets[asked["data"]["dataset"]] if "dataset" in asked["data"] else asked["data"]["rows"]
    try:
        answer = getattr(mine, case["operation"])({**asked, "data": data})
    except mine.Unsupported as why:
        pytest.skip(str(why))
    except Exception as error:
        codes = case.get("refused", case.get("or_refused", {})).get("codes", [])
        assert getattr(error, "code", "internal") in codes, f"refused: {error!r}"
        return
    assert "refused" not in case, f"answered, where {case['refused']['why']}"
    got, expected = ({**values, **values.get("model", {})} for values in (answer, case["expected"]))
    assert all(got[name] == expected[name] for name in ("steps", "converged") if name in expected), "its end"
    for name, tolerance in case["tolerance"].items():
        relative, scale = tolerance["relative"], np.asarray(tolerance["scale"])
        if "fixed_point" in case["certificate"] and relative > 0:  # it stops short of the limit: see README.md
            gain, rho = 10 * asked["tolerance"], case["certificate"]["fixed_point"]["contraction"]
            relative += (gain / scale if name == "log_likelihood" else gain**0.5) / (1 - rho)
        value = np.sum(got[name[7:]], 0) if name.startswith("sum_of_") else np.asarray(got[name])[rows]
        assert value.shape == np.shape(expected[name]), name
        nearby = np.where(abs(value - expected[name]) <= relative * scale, expected[name], value)
        np.testing.assert_array_equal(nearby, expected[name], name)
