package site

// composedKeys are the beginnings of the keys that are put together at run time from a code of the content
// format or of the adoption rules. The test that looks for words nobody uses knows of them by this list.
var composedKeys = []string{
	"check.name.",      // the kinds of translation
	"claim.",           // what comes of holding a claim against the register, and why it cannot be settled
	"count.",           // what is counted
	"country.",         // the codes of countries
	"body.kind.",       // the kinds of bodies
	"date.",            // the precisions of dates and the numbers of months; see lang
	"fact.county.",     // the codes of countries
	"feed.kind.",       // what a feed tells of
	"force.",           // the forces
	"label.",           // the layouts' own, found in the templates
	"language.",        // language tags
	"legend.",          // outcomes and standings of rows
	"list.intro.",      // the lists
	"mark.",            // the kinds of translation
	"nav.",             // the sections
	"note.about.",      // the keys of records
	"number.cardinal.", // numbers
	"number.ordinal.",  // numbers
	"outcome.",         // outcomes
	"press.",           // the lists of releases
	"row.",             // standings of rows
	"rule.",            // the kinds of rules
	"search.facet.",    // facetNames
	"search.kind.",     // foundKinds
	"sentence.group.",  // groupOrder
	"standing.",        // standings
	"timeline.",        // the dates of a version
	"text.language.",   // the kinds of translation
	"type.",            // document types
}
