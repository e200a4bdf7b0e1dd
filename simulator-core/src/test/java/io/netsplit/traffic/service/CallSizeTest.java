package io.netsplit.traffic.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

/** What a call in flight takes, by its fields as HotSpot lays them out: small ones fill what large ones leave. */
class CallSizeTest {
    private static final int HEADER = 12;
    private static final int ALIGNED_TO = 8;

    @Test
    void aCallWithItsFirstAttemptTakesLessThanTwoHundredBytes() {
        assertThat(bytes(Call.class)).isEqualTo(192);
    }

    @Test
    void whatMostCallsDoNotNeedIsNotInEveryCall() {
        assertThat(bytes(Attempt.class)).isEqualTo(176);
        assertThat(bytes(CallPlan.class)).isEqualTo(88);
    }

    private static int bytes(Class<?> type) {
        int sum = HEADER;
        for (Class<?> part = type; part != null; part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                sum += Modifier.isStatic(field.getModifiers()) ? 0 : bytesOf(field.getType());
            }
        }
        return (sum + ALIGNED_TO - 1) / ALIGNED_TO * ALIGNED_TO;
    }

    private static int bytesOf(Class<?> type) {
        if (type == long.class || type == double.class) {
            return Long.BYTES;
        }
        if (type == short.class) {
            return Short.BYTES;
        }
        return type == boolean.class || type == byte.class ? Byte.BYTES : Integer.BYTES;
    }
}
