package io.netsplit.real;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.real.control.Wire;
import io.netsplit.system.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a product: the sum of what its nodes tell under the figure's name. What no node ever tells of is not nothing but
 * unknown.
 */
final class RealMeter implements Meter {
    private record Told(long timeNs, Map<String, @Nullable Object> figures) {}

    private final List<Told> all = new ArrayList<>();

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof RealEvent real) {
            Map<String, @Nullable Object> figures = real.named();
            if (figures.values().stream().anyMatch(Long.class::isInstance)) {
                all.add(new Told(timeNs, figures));
            }
        }
    }

    @Override
    public double measure(String name, List<Window> windows) {
        List<Told> telling = all.stream()
                .filter(one -> one.figures.get(name) instanceof Long)
                .toList();
        if (telling.isEmpty()) {
            return Double.NaN;
        }
        return telling.stream()
                .filter(one -> windows.stream().anyMatch(window -> window.contains(one.timeNs)))
                .mapToLong(one -> Wire.number(one.figures, name))
                .sum();
    }
}
