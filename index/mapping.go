package index

import (
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// mappingVersion changes whenever the index format does, so that an index of another
// version is rebuilt.
const mappingVersion = 5

const (
	fieldText  = "text"
	fieldTitle = "title"
	fieldProse = "prose" // proseValue for a paragraph of prose
	proseValue = "1"
)

// searchedFields are the fields whose grams are searched.
var searchedFields = []string{fieldText, fieldTitle}

const analyzerName = "grams"

// registerAnalyzer makes our analyzer known to bleve, which only finds
// analyzers by name in a registry of its own.
var registerAnalyzer = sync.OnceValue(func() error {
	return registry.RegisterAnalyzer(analyzerName, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
		return &analysis.DefaultAnalyzer{Tokenizer: tokenizer{}}, nil
	})
})

// newMapping describes a Passage to bleve: two fields of grams scored with BM25.
func newMapping() (mapping.IndexMapping, error) {
	if err := registerAnalyzer(); err != nil {
		return nil, err
	}
	passage := bleve.NewDocumentStaticMapping()
	for _, name := range searchedFields {
		field := bleve.NewTextFieldMapping()
		field.Analyzer = analyzerName
		field.Store = false
		field.IncludeTermVectors = false
		field.IncludeInAll = false
		field.DocValues = false
		passage.AddFieldMappingsAt(name, field)
	}
	prose := bleve.NewKeywordFieldMapping()
	prose.Store = false
	prose.IncludeTermVectors = false
	prose.IncludeInAll = false
	prose.DocValues = false
	passage.AddFieldMappingsAt(fieldProse, prose)

	m := bleve.NewIndexMapping()
	m.DefaultMapping = passage
	m.ScoringModel = bleveindex.BM25Scoring
	return m, nil
}
