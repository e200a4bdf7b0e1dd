package io.netsplit.visualizer.session;

import io.netsplit.visualizer.session.Filter.Comparison;
import io.netsplit.visualizer.session.Filter.Mistake;

/** Reads a filter by recursive descent: {@code |} binds less than {@code &}, which binds less than {@code !}. */
final class FilterParser {
    private static final int DEPTH_MAX = 50;
    private static final String ENDS_A_WORD = " &|!()=<>~\t";

    private final String text;
    private int at;
    private int depth;

    FilterParser(String text) {
        this.text = text;
    }

    Filter parse() {
        Filter all = either();
        space();
        if (at < text.length()) {
            throw mistake("a filter ends before '" + text.charAt(at) + "', or '&' or '|' is missing");
        }
        return all;
    }

    private Filter either() {
        Filter first = both();
        while (takes('|')) {
            first = Filter.either(first, both());
        }
        return first;
    }

    private Filter both() {
        Filter first = one();
        while (takes('&')) {
            first = Filter.both(first, one());
        }
        return first;
    }

    private Filter one() {
        if (++depth > DEPTH_MAX) {
            throw mistake("the filter is nested too deeply");
        }
        Filter found;
        if (takes('!')) {
            found = Filter.not(one());
        } else if (takes('(')) {
            found = either();
            if (!takes(')')) {
                throw mistake("a ')' is missing");
            }
        } else {
            found = term();
        }
        depth--;
        return found;
    }

    private Filter term() {
        String name = word("a word, as vote or kind=send");
        space();
        for (Comparison comparison : Comparison.values()) {
            if (text.startsWith(comparison.sign(), at)) {
                at += comparison.sign().length();
                int start = at;
                String value = word("a value after '" + comparison.sign() + "'");
                return name.equals("t")
                        ? Filter.before(comparison, timeNs(value, start))
                        : Filter.field(name, comparison, value);
            }
        }
        return Filter.word(name);
    }

    private long timeNs(String value, int start) {
        int unit = value.length();
        while (unit > 0 && Character.isLetter(value.charAt(unit - 1))) {
            unit--;
        }
        double factor = switch (value.substring(unit)) {
            case "", "s" -> 1e9;
            case "ms" -> 1e6;
            case "us" -> 1e3;
            case "ns" -> 1;
            default -> throw new Mistake("'" + value + "' is no time, as 3.5s or 20ms", start);
        };
        try {
            return StrictMath.round(Double.parseDouble(value.substring(0, unit)) * factor);
        } catch (NumberFormatException e) {
            throw new Mistake("'" + value + "' is no time, as 3.5s or 20ms", start);
        }
    }

    private String word(String expected) {
        space();
        int start = at;
        if (at < text.length() && text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw mistake("a closing '\"' is missing");
            }
            at = end + 1;
            return text.substring(start + 1, end);
        }
        while (at < text.length() && ENDS_A_WORD.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw mistake("expected " + expected);
        }
        return text.substring(start, at);
    }

    private boolean takes(char c) {
        space();
        boolean there = at < text.length() && text.charAt(at) == c && !(c == '!' && text.startsWith("!=", at));
        if (there) {
            at++;
        }
        return there;
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Mistake mistake(String what) {
        return new Mistake(what, at);
    }
}
