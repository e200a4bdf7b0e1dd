package io.netsplit.scenario.format.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * JSON Merge Patch (RFC 7396) over trees that keep their places: mappings are merged key by key, an empty value removes its
 * key, and everything else replaces what was there.
 */
public final class MergePatch {
    private MergePatch() {}

    /** {@code target} with {@code patch} applied. */
    public static YamlMapping apply(YamlMapping target, YamlMapping patch) {
        List<YamlMapping.Entry> merged = new ArrayList<>();
        for (YamlMapping.Entry entry : target.entries()) {
            patch.entry(entry.key())
                    .ifPresentOrElse(change -> addChanged(merged, entry.value(), change), () -> merged.add(entry));
        }
        for (YamlMapping.Entry change : patch.entries()) {
            if (target.entry(change.key()).isEmpty()) {
                addChanged(merged, emptyAt(change), change);
            }
        }
        return new YamlMapping(List.copyOf(merged), target.head(), target.span());
    }

    private static void addChanged(List<YamlMapping.Entry> merged, YamlNode old, YamlMapping.Entry change) {
        if (change.value() instanceof YamlScalar scalar && scalar.isNull()) {
            return;
        }
        YamlNode value = change.value();
        if (value instanceof YamlMapping patch) {
            YamlMapping base = old instanceof YamlMapping mapping ? mapping : emptyAt(change);
            value = apply(base, patch);
        }
        merged.add(new YamlMapping.Entry(change.key(), change.keySpan(), value));
    }

    private static YamlMapping emptyAt(YamlMapping.Entry entry) {
        return new YamlMapping(List.of(), entry.keySpan(), entry.value().span());
    }
}
