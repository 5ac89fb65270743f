package handlers_test

import (
	"reflect"
	"strings"
	"testing"
)

// TestEveryPartIsThere goes through the services of an assistant, and what they are made
// of: none lacks a part, but for those that may be empty.
func TestEveryPartIsThere(t *testing.T) {
	t.Parallel()
	mayBeNil := map[string]bool{"compose.Composer.Writer": true} // no model is configured
	seen := map[uintptr]bool{}
	var look func(name string, v reflect.Value)
	look = func(name string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface, reflect.Func:
			if v.IsNil() {
				if !mayBeNil[name] {
					t.Errorf("%s is nil", name)
				}
				return
			}
			if v.Kind() == reflect.Pointer && !seen[v.Pointer()] {
				seen[v.Pointer()] = true
				look(name, v.Elem())
			}
		case reflect.Struct:
			if !strings.HasPrefix(v.Type().PkgPath(), "rectify/handlers") {
				return
			}
			for i := range v.NumField() {
				if field := v.Type().Field(i); field.IsExported() {
					look(v.Type().String()+"."+field.Name, v.Field(i))
				}
			}
		}
	}
	look("handlers.Assistant", reflect.ValueOf(newOffice(t).Assistant))
	if len(seen) < 15 {
		t.Errorf("only %d services were looked at", len(seen))
	}
}
