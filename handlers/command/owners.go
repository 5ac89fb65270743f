package command

import "slices"

// ReadOwners parses the owners of an assignment, separated by spaces, marks, 和 or
// &. Names after 配合 support; after +, an @mention is another owner and other words
// support. ok is false if no owner or no lead is named.
func ReadOwners(words string) (o Owners, ok bool) {
	tokens := splitOwners(words)
	for len(tokens) > 0 && tokens[len(tokens)-1].role == plusRole { // nothing follows it
		tokens = tokens[:len(tokens)-1]
	}
	if n := len(tokens); n > 0 && tokens[n-1].role != noRole {
		o = suffixed(tokens)
	} else {
		o = prefixed(tokens)
	}
	o.Lead = distinct(o.Lead, nil)
	o.Supporting = distinct(o.Supporting, o.Lead)
	return o, len(o.Lead) > 0
}

// prefixed reads roles that precede their owners: 牵头 A 配合 B.
func prefixed(tokens []ownerToken) (o Owners) {
	role := leadRole
	for i, t := range tokens {
		switch {
		case t.role == plusRole && role == leadRole:
			if !namesPerson(tokens[i+1:]) {
				role = supportRole
			}
		case t.role == plusRole:
		case t.role != noRole:
			role = t.role
		case role == supportRole:
			o.Supporting = append(o.Supporting, t.Owner)
		default:
			o.Lead = append(o.Lead, t.Owner)
		}
	}
	return o
}

// suffixed reads roles that follow their owners: A 牵头, B 配合. If only support is
// named, the last owner gives it.
func suffixed(tokens []ownerToken) (o Owners) {
	var group []Owner
	for _, t := range tokens {
		switch {
		case t.role == noRole:
			group = append(group, t.Owner)
		case t.role == leadRole:
			o.Lead, group = append(o.Lead, group...), nil
		case t.role == supportRole && len(o.Lead) == 0 && len(group) > 1:
			last := len(group) - 1
			o.Lead, o.Supporting, group = append(o.Lead, group[:last]...), append(o.Supporting, group[last]), nil
		case t.role == supportRole:
			o.Supporting, group = append(o.Supporting, group...), nil
		}
	}
	return o
}

// namesPerson reports whether a person precedes the next role.
func namesPerson(tokens []ownerToken) bool {
	for _, t := range tokens {
		switch {
		case t.role != noRole:
			return false
		case t.Kind == Mention, t.Kind == AtWord:
			return true
		}
	}
	return false
}

func distinct(list, but []Owner) (out []Owner) {
	for _, owner := range list {
		if !slices.Contains(out, owner) && !slices.Contains(but, owner) {
			out = append(out, owner)
		}
	}
	return out
}
