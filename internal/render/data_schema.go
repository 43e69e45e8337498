package render

import (
	"encoding/json"
	"fmt"
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/site"
)

const schemaDialect = "https://json-schema.org/draft/2020-12/schema"

// object is a JSON object of a schema; its keys are printed in alphabetical order.
type object = map[string]any

const (
	partialDate = `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`
	fullDate    = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
)

// documentsSchema describes documents.json.
func documentsSchema(p *site.Plan) ([]byte, error) {
	return printSchema(object{
		"$schema":     schemaDialect,
		"$id":         p.Absolute("/data/documents.schema.json"),
		"title":       "documents.json",
		"description": "The adoption status of every document at the end of the day asOf. A value that the source does not state is \"not-stated\"; one that nobody has recorded, or that is dated after the day, is null. That no decision is recorded does not mean that a council has taken none.",
		"type":        "object",
		"required":    []string{"asOf", "documents"},
		"properties": object{
			"asOf":      object{"type": "string", "pattern": fullDate},
			"documents": object{"type": "array", "items": documentSchema(p)},
		},
	})
}

func documentSchema(p *site.Plan) object {
	return strict(object{
		"id":            object{"type": "string"},
		"collaboration": object{"type": "string"},
		"type":          object{"type": "string"},
		"title":         object{"type": "object", "additionalProperties": object{"type": "string"}},
		"url":           languages(p, object{"type": "string", "format": "uri"}),
		"current":       described(nullable("string"), "The newest version that has come into force, else the newest whose rule was ever met."),
		"latest":        described(nullable("string"), "The newest version that is listed on the day."),
		"force":         described(enumOrNull(forces), "Whether the current version applies."),
		"reviewDue":     object{"type": "boolean"},
		"versions":      described(object{"type": "array", "items": versionSchema(p)}, "The versions that are listed on the day, oldest first."),
	})
}

func versionSchema(p *site.Plan) object {
	return strict(object{
		"version":  object{"type": "string"},
		"date":     dateOrNull(),
		"standing": object{"enum": standings},
		"since":    dateOrNull(),
		"force":    enumOrNull(forces),
		"rule":     ruleSchema(),
		"n":        described(object{"type": "integer", "minimum": 0}, "The parties that satisfy the rule."),
		"of":       described(object{"type": "integer", "minimum": 0}, "The parties."),
		"text":     described(object{"enum": []any{"verbatim", "rendition", nil}}, "Whether the site holds the wording itself, an account in other words, or no text."),
		"sha256":   described(nullable("string"), "The fingerprint of the original text as text.md holds it; \"not-stated\" where the source does not give that of a lost text."),
		"sentence": languages(p, object{"type": "string"}),
		"parties":  object{"type": "array", "items": rowSchema()},
	})
}

func ruleSchema() object {
	kind := func(names ...string) object { return object{"enum": names} }
	return object{"oneOf": []object{
		strict(object{"kind": kind("all", "majority", "opt-in", "body", "none", civic.NotStated)}),
		strict(object{"kind": kind("at-least"), "number": object{"type": "integer", "minimum": 1}}),
		strict(object{"kind": kind("share"), "number": object{"type": "string", "pattern": "^[0-9]+/[0-9]+$"}}),
	}}
}

func rowSchema() object {
	common := func(actor string) object {
		return strict(object{
			actor:          object{"type": "string"},
			"standing":     object{"enum": rowStandings()},
			"counted":      described(object{"type": "boolean"}, "False for a council or a body outside the count."),
			"version":      described(nullable("string"), "The version that the decision is on."),
			"date":         dateOrNull(),
			"section":      described(nullable("string"), "As the council writes it, without the sign."),
			"registration": described(nullable("string"), "As the council writes it."),
			"citation":     described(nullable("string"), "The whole reference as the source has it."),
			"decision":     described(nullable("string"), "The id of the decision."),
			"final":        described(dateOrNull(), "The day on which the decision became final, as an editor has confirmed it; never computed."),
			"appealUntil":  described(dateOrNull(), "The last day for an appeal as the law sets it; that it has gone by does not make a decision final."),
		})
	}
	return object{"oneOf": []object{common("council"), common("body")}}
}

// decisionsSchema describes a row of decisions.csv as an object of its cells.
func decisionsSchema(p *site.Plan) ([]byte, error) {
	cells := object{}
	for _, name := range decisionColumns {
		cells[name] = object{"type": "string"}
	}
	outcomes := make([]string, len(civic.Outcomes))
	for i, o := range civic.Outcomes {
		outcomes[i] = string(o)
	}
	cells["outcome"] = object{"enum": outcomes}
	cells["date"] = object{"type": "string", "pattern": partialDate}
	cells["announced"] = described(object{"type": "string"}, "A date; a joint body's announcements by council, \"norrby 2006-01-03; soderby 2006-01-04\".")
	cells["version"] = described(object{"type": "string"}, "Empty where the decision names none; \"not-stated\" where the source does not say which.")
	for _, tag := range p.Langs {
		cells["url_"+string(tag)] = object{"type": "string", "format": "uri"}
	}
	return printSchema(object{
		"$schema":     schemaDialect,
		"$id":         p.Absolute("/data/decisions.schema.json"),
		"title":       "A row of decisions.csv",
		"description": "decisions.csv has a row for each document that a decision is on: UTF-8, commas, quotes where needed, lines that end in CR LF, the names of the columns in the first line. An empty cell means that nobody has recorded the value, or that it is dated after the day that the site shows; \"not-stated\" that the source does not give it. Values stand as their councils wrote them, without anything put before them, and none is such that a spreadsheet takes it for a formula: import the columns as text, since a spreadsheet may take a number for a date.",
		"type":        "object",
		"required":    sortedKeys(cells),
		"properties":  cells,
	})
}

var (
	forces = []string{
		string(civic.ForceRepealed), string(civic.ForceReplaced), string(civic.ForceLapsed), string(civic.ForceNotStated),
		string(civic.ForceExpired), string(civic.ForceNotYet), string(civic.ForceInForce),
	}
	standings = []string{
		string(civic.StandingAdopted), string(civic.StandingLapsed), string(civic.StandingSuperseded),
		string(civic.StandingClosed), string(civic.StandingDivergent), string(civic.StandingAwaiting),
		string(civic.StandingReferral), string(civic.StandingDraft), string(civic.StandingOptIn),
		string(civic.StandingForInformation), string(civic.StandingNotStated),
	}
)

// rowStandings are the outcomes that a row can show, and the standings that are no outcomes.
func rowStandings() []string {
	var names []string
	for _, o := range civic.Outcomes {
		if o.InTheMatter() || o == civic.ReferredBack || o == civic.Tabled || o == civic.Scheduled {
			names = append(names, string(o))
		}
	}
	for _, s := range []civic.RowStanding{
		civic.RowAdoptedNewer, civic.RowAdoptedEarlier, civic.RowNoDecision, civic.RowNotAsked,
		civic.RowJoinedLater, civic.RowNotAParty,
	} {
		names = append(names, string(s))
	}
	return names
}

// strict is an object of exactly these properties.
func strict(properties object) object {
	return object{
		"type": "object", "properties": properties, "required": sortedKeys(properties), "additionalProperties": false,
	}
}

// languages is an object with a property for each language of the site.
func languages(p *site.Plan, item object) object {
	properties := object{}
	for _, tag := range p.Langs {
		properties[string(tag)] = item
	}
	return strict(properties)
}

func nullable(kind string) object { return object{"type": []string{kind, "null"}} }

func enumOrNull(names []string) object {
	values := make([]any, 0, len(names)+1)
	for _, name := range names {
		values = append(values, name)
	}
	return object{"enum": append(values, nil)}
}

func dateOrNull() object {
	return object{"anyOf": []object{
		{"type": "string", "pattern": partialDate}, {"const": civic.NotStated}, {"type": "null"},
	}}
}

func described(schema object, text string) object {
	schema["description"] = text
	return schema
}

func sortedKeys(properties object) []string {
	keys := make([]string, 0, len(properties))
	for key := range properties {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func printSchema(schema object) ([]byte, error) {
	out, err := json.MarshalIndent(schema, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write a schema: %w", err)
	}
	return append(out, '\n'), nil
}
