package io.netsplit.scenario.format.diagnostic;

/** Pages about whether a file can be read: its text, its fields and the kinds of their values. */
final class ReadingPages {
    private ReadingPages() {}

    static ErrorPage of(ErrorCode code) {
        return switch (code) {
            case NS001 -> page(code, """
                The text is not YAML. The message points at where the trouble began: at the bracket or quote that is not closed, or at
                the line that does not fit. Keys of one block stand in one column, indentation is made of spaces, and text that holds ': ',
                '#' or a bracket stands in quotes.
                """, """
                faults:
                  - at: 10s
                    crash: [n1, n2
                    for: 5s
                """, """
                faults:
                  - at: 10s
                    crash: [n1, n2]
                    for: 5s
                """);
            case NS002 -> page(code, """
                A key stands twice in one mapping, or two faults have one name. YAML would keep one of them and say nothing; which one
                was meant, only you know.
                """, """
                run:
                  duration: 60s
                  seeds: 20
                  duration: 30s
                """, """
                run:
                  duration: 60s
                  seeds: 20
                """);
            case NS003 -> page(code, """
                The first field, 'netsplit', is the version of the format, and this netsplit does not read that version. A newer
                netsplit reads older files.
                """, """
                netsplit: 2
                """, """
                netsplit: 1
                """);
            case NS004 -> page(code, """
                The file cannot be read as a scenario at all: it is empty, binary, not in UTF-8, not a mapping, or uses parts of YAML
                that the format has no use for: anchors, aliases, tags, several documents. Write values out; for versions of one scenario there
                are variants.
                """, """
                run: &settings
                  duration: 60s
                """, """
                run:
                  duration: 60s
                """);
            case NS005 -> page(code, """
                Something is larger than netsplit is willing to handle: more than 10 000 nodes, more than a million seeds, a file of more
                than 4 MiB, values nested deeper than 40 levels. Most often a number has a zero too many.
                """, """
                topology:
                  groups:
                    west: { count: 6000 }
                    east: { count: 6000 }
                """, """
                topology:
                  groups:
                    west: { count: 3 }
                    east: { count: 3 }
                """);
            case NS006 -> page(code, """
                A field that the format does not know. netsplit refuses it instead of ignoring it, because a misspelt field would
                otherwise silently keep its default. Fields of your own begin with 'x-' and are ignored.
                """, """
                run:
                  duration: 60s
                  warmpu: 5s
                """, """
                run:
                  duration: 60s
                  warmup: 5s
                  x-owner: storage team
                """);
            case NS007 -> page(code, """
                Something is missing without which the rest makes no sense, as a fault that does not say when, or a distribution
                without its parameters.
                """, """
                faults:
                  - crash: n1
                    for: 5s
                """, """
                faults:
                  - at: 10s
                    crash: n1
                    for: 5s
                """);
            case NS008 -> page(code, """
                A value of another kind was expected here: a list where a word stands, a word where a number is needed. Truth values
                are true and false; yes, no, on and off are text in YAML 1.2.
                """, """
                run:
                  duration: 60s
                  seeds: many
                """, """
                run:
                  duration: 60s
                  seeds: 20
                """);
            default -> throw new IllegalArgumentException(code + " stands elsewhere");
        };
    }

    private static ErrorPage page(ErrorCode code, String explanation, String wrong, String right) {
        return new ErrorPage(code, explanation.strip(), wrong, right);
    }
}
