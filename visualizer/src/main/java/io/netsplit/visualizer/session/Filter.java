package io.netsplit.visualizer.session;

import io.netsplit.visualizer.model.EventKind;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Recording;
import java.util.Locale;
import java.util.Map;

/**
 * Which events to show. A filter is made of terms with {@code &}, {@code |}, {@code !} and parentheses:
 *
 * <ul>
 *   <li>{@code word}: the event's type, kind or place has the word in it;
 *   <li>{@code kind=send}, {@code type=AppendEntries}, {@code node=n3}, {@code from=n1}, {@code to=n2}, {@code why=partition};
 *   <li>{@code t>3s}, {@code t<=4.5s}: in seconds, ms or us; without a unit in seconds;
 *   <li>{@code term>=2}, {@code key=5}: any field that the event holds.
 * </ul>
 *
 * <p>Comparisons are {@code =}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=}, and {@code ~} for "has in it".
 */
public abstract class Filter {
    /** A filter that cannot be read: what is wrong, and after how many characters. */
    public static final class Mistake extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final int at;

        Mistake(String message, int at) {
            super(message);
            this.at = at;
        }

        public int at() {
            return at;
        }
    }

    private static final Filter EVERYTHING = new Filter() {
        @Override
        public boolean shows(Recording recording, int event) {
            return true;
        }
    };

    Filter() {}

    public abstract boolean shows(Recording recording, int event);

    /** Reads a filter; the empty one shows everything. */
    public static Filter parse(String text) {
        return text.isBlank() ? EVERYTHING : new FilterParser(text).parse();
    }

    static Filter both(Filter first, Filter second) {
        return new Filter() {
            @Override
            public boolean shows(Recording recording, int event) {
                return first.shows(recording, event) && second.shows(recording, event);
            }
        };
    }

    static Filter either(Filter first, Filter second) {
        return new Filter() {
            @Override
            public boolean shows(Recording recording, int event) {
                return first.shows(recording, event) || second.shows(recording, event);
            }
        };
    }

    static Filter not(Filter other) {
        return new Filter() {
            @Override
            public boolean shows(Recording recording, int event) {
                return !other.shows(recording, event);
            }
        };
    }

    static Filter word(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return new Filter() {
            @Override
            public boolean shows(Recording recording, int event) {
                Events events = recording.events();
                return has(events.word(event), wanted)
                        || has(events.kind(event).word(), wanted)
                        || events.address(event) >= 0 && has(recording.name(events.address(event)), wanted);
            }
        };
    }

    static Filter before(Comparison comparison, long timeNs) {
        return new Filter() {
            @Override
            public boolean shows(Recording recording, int event) {
                return comparison.holds(Long.compare(recording.events().timeNs(event), timeNs));
            }
        };
    }

    static Filter field(String name, Comparison comparison, String value) {
        return new Filter() {
            @Override
            public boolean shows(Recording recording, int event) {
                return comparison.compare(valueOf(recording, event, name), value);
            }
        };
    }

    /** The value of a field, or an empty text. */
    private static String valueOf(Recording recording, int event, String name) {
        Events events = recording.events();
        Messages messages = recording.messages();
        EventKind kind = events.kind(event);
        boolean message = kind == EventKind.SEND || kind == EventKind.DELIVER || kind == EventKind.DROP;
        return switch (name) {
            case "kind" -> kind.word();
            case "type" -> events.word(event);
            case "node" -> events.address(event) < 0 ? "" : recording.name(events.address(event));
            case "from" -> message ? recording.name(messages.from(events.link(event))) : "";
            case "to" -> message ? recording.name(messages.to(events.link(event))) : "";
            case "why" -> kind == EventKind.DROP ? messages.fate(events.link(event)) : "";
            default -> {
                Map<String, Object> fields = events.fields(event);
                yield fields.containsKey(name) ? String.valueOf(fields.get(name)) : "";
            }
        };
    }

    private static boolean has(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** How a value is held against another. */
    enum Comparison {
        EQUAL("="),
        DIFFERENT("!="),
        AT_MOST("<="),
        AT_LEAST(">="),
        LESS("<"),
        MORE(">"),
        HAS("~");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(int order) {
            return switch (this) {
                case EQUAL, HAS -> order == 0;
                case DIFFERENT -> order != 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case LESS -> order < 0;
                case MORE -> order > 0;
            };
        }

        /** Numbers as numbers, texts as texts; an absent value is different from all, and else compares with none. */
        boolean compare(String found, String wanted) {
            if (this == HAS) {
                return has(found, wanted.toLowerCase(Locale.ROOT));
            }
            if (found.isEmpty()) {
                return this == DIFFERENT;
            }
            try {
                return holds(Double.compare(Double.parseDouble(found), Double.parseDouble(wanted)));
            } catch (NumberFormatException e) {
                return holds(Integer.signum(found.compareToIgnoreCase(wanted)));
            }
        }
    }
}
