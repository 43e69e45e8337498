package pipeline

import (
	"bytes"
	"context"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/search"
	"samsyn/internal/site"
)

// SearchIndex makes the search index alone: that of every edition, one after another, since two at once would need
// twice the memory.
func (s *Snapshot) SearchIndex(ctx context.Context, put Put) error {
	if s.noSearch {
		return nil
	}
	for _, tag := range s.Plan.Langs {
		if err := s.searchEdition(ctx, tag, put); err != nil {
			return err
		}
	}
	return nil
}

func (s *Snapshot) searchEdition(ctx context.Context, tag civic.Lang, put Put) error {
	index := search.New(search.Options{Lang: tag, Folder: site.SearchFolder(tag)})
	defer index.Close()
	for entry := range s.Plan.Entries(tag) {
		if err := ctx.Err(); err != nil {
			return err
		}
		index.Add(entry)
	}
	return index.Files(ctx, search.Put(put))
}

// openSearch gives a file of the search index. The first one asked for makes the index of its edition, which the
// snapshot keeps from then on.
func (s *Snapshot) openSearch(url string) (data []byte, found bool, err error) {
	path := strings.TrimPrefix(url, "/")
	for _, tag := range s.Plan.Langs {
		if s.noSearch || !strings.HasPrefix(path, site.SearchFolder(tag)) {
			continue
		}
		s.searching.Lock()
		defer s.searching.Unlock()
		if s.indexes[tag] == nil {
			files := map[string][]byte{}
			err := s.searchEdition(context.Background(), tag, func(path string, data []byte) error {
				files[path] = bytes.Clone(data)
				return nil
			})
			if err != nil {
				return nil, false, err
			}
			s.indexes[tag] = files
		}
		data, found = s.indexes[tag][path]
	}
	return data, found, nil
}
