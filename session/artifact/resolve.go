package artifact

import (
	"net/url"
	"path"
	"strings"
)

// place says where a reference leads.
type place int

const (
	nowhere place = iota // a fragment, data, script, mail …
	local                // a path within the main file's folder
	outside              // a local path above the main file's folder
	remote               // another host
)

// resolved is a reference with where it leads.
type resolved struct {
	where place
	path  string // for local; the written path for outside
	host  string // for remote
}

// resolve reads a reference written in a file of the folder dir.
func resolve(dir, ref string) resolved {
	ref = strings.TrimSpace(ref)
	if ref == "" || ref[0] == '#' || strings.ContainsAny(ref, "\n\r") {
		return resolved{}
	}
	if strings.HasPrefix(ref, "//") {
		ref = "https:" + ref
	}
	u, err := url.Parse(ref)
	if err != nil || strings.ContainsAny(ref, "{}<>$") { // a template's placeholder is not an address
		return resolved{}
	}
	switch {
	case u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "ftp" || u.Scheme == "ws" || u.Scheme == "wss":
		return resolved{where: remote, host: u.Host}
	case u.Scheme == "file":
		return resolved{where: outside, path: ref}
	case u.Scheme != "" || u.Path == "":
		return resolved{}
	}
	name := path.Join(dir, u.Path)
	if strings.HasPrefix(u.Path, "/") {
		name = path.Clean(strings.TrimPrefix(path.Clean(u.Path), "/"))
	}
	if name == ".." || strings.HasPrefix(name, "../") {
		return resolved{where: outside, path: u.Path}
	}
	if name == "." || strings.HasSuffix(u.Path, "/") {
		return resolved{}
	}
	return resolved{where: local, path: name}
}
