package io.netsplit.visualizer.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list that only grows. {@link #asOfNow} hands it out as it is, without copying it: what comes later lies behind that. */
final class GrowingList<T> extends AbstractList<T> {
    private static final int ROOM = 8;

    private Object[] values = new Object[ROOM];
    private int size;

    /** The first of the values, and perhaps one more. */
    private static final class Part<T> extends AbstractList<T> {
        private final Object[] values;
        private final int count;
        private final @Nullable T last;

        Part(Object[] values, int count, @Nullable T last) {
            this.values = values;
            this.count = count;
            this.last = last;
        }

        @Override
        @SuppressWarnings("unchecked") // only values of this type are put in
        public T get(int index) {
            Objects.checkIndex(index, size());
            return index == count ? Objects.requireNonNull(last) : (T) values[index];
        }

        @Override
        public int size() {
            return last == null ? count : count + 1;
        }
    }

    @Override
    public boolean add(T value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
        return true;
    }

    @Override
    @SuppressWarnings("unchecked") // only values of this type are put in
    public T get(int index) {
        return (T) values[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }

    /** What it holds, to stay as it is; for reading, on any thread that learns of it safely. */
    List<T> asOfNow() {
        return new Part<>(values, size, null);
    }

    /** As {@link #asOfNow()}, with one more at the end. */
    List<T> asOfNow(T last) {
        return new Part<>(values, size, last);
    }
}
