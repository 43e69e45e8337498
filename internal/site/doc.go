// Package site turns a register into a plan: every page of the site, its address, its twins in the other
// languages, and what it says. A view is a struct of finished words in the page's language: dates are written
// out, standings are words, links are addresses, and nothing is left for a template to decide but whether a
// field is empty. It reads no file and no clock, writes no markup of its own but around headings, and never
// claims more than the register does.
//
// Read Plan and Page first, then Frame, which every view embeds, and the views by page kind: HomePage,
// CollaborationPage, DocumentPage, VersionPage, ComparisonPage, ParallelPage, CouncilPage, DecisionPage,
// AdoptionsPage, ReleasePage, the list pages, and the small pages. What a document's status is comes from civic; the sentence that the site
// stands for is written in sentence.go.
//
// Three conventions hold in every view. A field Lang beside a text is empty where the text is in the page's
// language; else it is the value for a lang attribute. A pointer is nil, and a slice empty, where there is
// nothing to show. The ids of an author's headings stand in pages unchanged, so an id that a template makes
// begins with "_".
package site
