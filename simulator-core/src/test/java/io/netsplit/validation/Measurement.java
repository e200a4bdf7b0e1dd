package io.netsplit.validation;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One case of a {@link Section}: measured when it is first asked for, so that a test and the page share the work. */
public final class Measurement {
    private final String subject;
    private final Supplier<List<Figure>> work;
    private @Nullable List<Figure> figures;

    public Measurement(String subject, Supplier<List<Figure>> work) {
        this.subject = subject;
        this.work = work;
    }

    public List<Figure> figures() {
        List<Figure> known = figures;
        if (known == null) {
            known = work.get();
            figures = known;
        }
        return known;
    }

    public void assertHolds() {
        figures().forEach(Figure::assertHolds);
    }

    @Override
    public String toString() {
        return subject;
    }
}
