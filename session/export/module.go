package export

import (
	"errors"
	"fmt"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// modules replaces ES modules of a page by inline ones that import nothing local.
func (in *inliner) modules(name string, data []byte) ([]artifact.Edit, error) {
	if name != in.a.Main || in.a.Kind != artifact.Page {
		return nil, nil
	}
	var edits []artifact.Edit
	for _, e := range markup.HTML(data).Elements {
		if e.Tag != "script" || !strings.EqualFold(e.Get("type"), "module") {
			continue
		}
		es, err := in.module(name, data, e)
		if err != nil {
			return nil, err
		}
		edits = append(edits, es...)
	}
	return edits, nil
}

func (in *inliner) module(name string, data []byte, e *markup.Node) ([]artifact.Edit, error) {
	attr := e.Attr("src")
	if attr == nil {
		if !in.importsLocal(name, data, e) {
			return nil, nil
		}
		text, err := in.bundle(name, string(data[e.OpenEnd:e.CloseStart]))
		return []artifact.Edit{{File: name, Start: e.OpenEnd, End: e.CloseStart, Text: "\n" + text}}, err
	}
	target, ok := artifact.LocalPath(name, attr.Value)
	source, there := in.a.Files[target]
	if !ok || !there {
		return nil, nil
	}
	text, err := in.bundle(target, string(source))
	return []artifact.Edit{
		{File: name, Start: attr.Start - 1, End: attr.End},
		{File: name, Start: e.OpenEnd, End: e.CloseStart, Text: "\n" + text},
	}, err
}

func (in *inliner) importsLocal(name string, data []byte, e *markup.Node) bool {
	for _, r := range artifact.References(name, data) {
		if r.Node == nil || r.Use != artifact.UseModule || r.Start < e.OpenEnd || r.End > e.CloseStart {
			continue
		}
		if target, ok := r.Local(); ok && in.a.Files[target] != nil {
			return true
		}
	}
	return false
}

// bundle joins a module with the local ones that it imports; remote ones stay imports.
func (in *inliner) bundle(name, text string) (string, error) {
	r := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: text, Sourcefile: name, Loader: api.LoaderJS},
		Bundle: true, Format: api.FormatESModule, Charset: api.CharsetUTF8, LogLevel: api.LogLevelSilent,
		LegalComments: api.LegalCommentsInline,
		Plugins:       []api.Plugin{{Name: "artifact", Setup: func(b api.PluginBuild) { in.setup(b, name) }}},
	})
	if len(r.Errors) > 0 {
		return "", fmt.Errorf("bundle %s: %s", name, r.Errors[0].Text)
	}
	if len(r.OutputFiles) == 0 {
		return "", errors.New("bundle " + name + ": nothing came out")
	}
	return closeScript.ReplaceAllString(string(r.OutputFiles[0].Contents), `<\/$1$2`), nil
}

// setup reads modules from the artifact instead of a disk.
func (in *inliner) setup(build api.PluginBuild, stdin string) {
	build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
		importer := args.Importer
		if args.Namespace != "artifact" {
			importer = stdin
		}
		target, ok := artifact.LocalPath(importer, args.Path)
		if _, there := in.a.Files[target]; !ok || !there || args.Path == "" || !strings.ContainsAny(args.Path[:1], "./") {
			return api.OnResolveResult{Path: args.Path, External: true}, nil
		}
		return api.OnResolveResult{Path: target, Namespace: "artifact"}, nil
	})
	build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "artifact"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
		text, loader := string(in.a.Files[args.Path]), api.LoaderJS
		if strings.HasSuffix(args.Path, ".json") {
			loader = api.LoaderJSON
		}
		return api.OnLoadResult{Contents: &text, Loader: loader}, nil
	})
}
