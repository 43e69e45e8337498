package content

// The rules that one file can break by itself. Their names are part of the product: they never change meaning.
// What each means to an author, with examples, stands where the rules are explained, beside the rules that
// need the whole folder. The rules of bodies are named in package markdown.
const (
	RuleUnknownKey       = "unknown-key"
	RuleWrongType        = "wrong-type"
	RuleDuplicateKey     = "duplicate-key"
	RuleMissingKey       = "missing-key"
	RuleBadDate          = "bad-date"
	RuleBadID            = "bad-id"
	RuleDuplicateID      = "duplicate-id"          // two entries of one list share an id
	RuleUnknownLanguage  = "unknown-language"      // not a language tag, in a file's name or a text by language
	RuleUnknownOutcome   = "unknown-outcome"       // an outcome that is none
	RuleUnknownRule      = "unknown-rule"          // a rule of adoption that is none
	RuleUnknownValue     = "unknown-value"         // any other word that is none of the words allowed
	RuleBadFingerprint   = "bad-fingerprint"       // not 64 hexadecimal digits
	RuleBadPattern       = "bad-pattern"           // a regular expression that can't be read
	RuleBadAddress       = "bad-address"           // a web or mail address that is none
	RuleForbiddenLink    = "forbidden-link"        // an address of a scheme that is not allowed
	RuleSectionSign      = "section-sign"          // the sign § in the number of a section
	RuleLabelledNumber   = "labelled-number"       // a word such as Dnr in a number
	RuleQuotedTitle      = "quoted-title"          // a whole title in the quotation marks of running text
	RuleFormula          = "formula"               // a value that a spreadsheet would run
	RuleSwallowedNumber  = "swallowed-number"      // a # before a number, which begins a remark
	RuleGridShape        = "grid-shape"            // a row of the grid has not as many cells as there are columns
	RuleStrayFile        = "stray-file"            // a file that is no record where it lies
	RuleMisnamedFacts    = "misnamed-facts"        // the facts of a document in a file that is named like a version's text
	RuleForbiddenFile    = "forbidden-file"        // a kind of file that could run in a reader's browser
	RuleWrongFileType    = "wrong-file-type"       // a picture or PDF that is none
	RuleNotARegularFile  = "not-a-regular-file"    // a link, a device: never followed, never read
	RulePathTooLong      = "path-too-long"         //
	RuleMissingSite      = "missing-site"          // there is no site.yaml
	RuleUnclosedFront    = "unclosed-front-matter" //
	RuleMissingFront     = "missing-front-matter"  //
	RuleIndentedFence    = "indented-fence"        // an indented --- inside the front matter
	RuleTOML             = "toml-front-matter"     //
	RuleJSON             = "json-front-matter"     //
	RuleBadYAML          = "bad-yaml"              //
	RuleYAMLFeature      = "yaml-feature"          // anchors, aliases, merge keys, tags, several documents
	RuleNotUTF8          = "not-utf8"              //
	RuleConflictMarker   = "conflict-marker"       // lines that a version control leaves where two edits meet
	RuleTitleTooLong     = "title-too-long"        //
	RuleEmptyFile        = "empty-file"            //
	RuleEmptyBody        = "empty-body"            // a version's text or a page without a word
	RuleControlCharacter = "control-character"     //
	RuleInvisible        = "invisible-character"   // in a key or an id; or one that turns the direction of writing
	RuleFileTooLarge     = "file-too-large"        //
	RuleTooManyEntries   = "too-many-entries"      //
)
