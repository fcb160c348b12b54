package main_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The compose files can be read, name pinned images, and agree with each other and with
// docker/README.md. A real Docker is not asked: there may be none.
func TestComposeFiles(t *testing.T) {
	for file, must := range map[string][]string{
		"docker/compose.yml": {
			"name: fundledger\n", "EVENTSTORE_INSECURE: \"true\"", "127.0.0.1:2113:2113", "/health/live", "data:/var/lib/eventstore",
		},
		"docker/compose.cluster.yml": {
			"name: fundledger-cluster\n", "${ADMIN_PASSWORD:?", "${OPS_PASSWORD:?", "EVENTSTORE_CLUSTER_SIZE: \"3\"", "EVENTSTORE_DISCOVER_VIA_DNS: \"false\"",
			"GOSSIP_SEED: 172.30.240.12:2113,172.30.240.13:2113", "GOSSIP_SEED: 172.30.240.11:2113,172.30.240.13:2113", "GOSSIP_SEED: 172.30.240.11:2113,172.30.240.12:2113",
			"127.0.0.1:2113:2113", "127.0.0.1:2114:2113", "127.0.0.1:2115:2113", "TRUSTED_ROOT_CERTIFICATES_PATH: /certs/ca",
		},
	} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		for _, want := range must {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", file, want)
			}
		}
		for _, image := range regexp.MustCompile(`image: (.*)`).FindAllStringSubmatch(text, -1) {
			if !regexp.MustCompile(`^\$\{[A-Z_]+:-[a-z0-9./-]+:[0-9.]+\}$`).MatchString(image[1]) {
				t.Errorf("%s: the image %s is not pinned, or cannot be chosen", file, image[1])
			}
		}
		for n, line := range strings.Split(text, "\n") {
			indent := len(line) - len(strings.TrimLeft(line, " "))
			if strings.Contains(line, "\t") || indent%2 != 0 {
				t.Errorf("%s:%d: %q is not indented by pairs of spaces", file, n+1, line)
			}
		}
		used := regexp.MustCompile(`(?m)^      - ([a-z0-9]+):/`).FindAllStringSubmatch(text, -1)
		_, declared, _ := strings.Cut(text, "\nvolumes:\n")
		for _, volume := range used {
			if !strings.Contains(declared, "  "+volume[1]+":\n") {
				t.Errorf("%s: volume %s is not declared", file, volume[1])
			}
		}
	}
	makefile, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{"\nup:", "\nup-cluster:", "\ndown:"} {
		if !strings.Contains(string(makefile), target) {
			t.Errorf("the Makefile has no target %s", target)
		}
	}
}
