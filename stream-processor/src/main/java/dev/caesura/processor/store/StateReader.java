package dev.caesura.processor.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads state that {@link StateWriter} wrote. Throws if the bytes are cut short or damaged. */
final class StateReader {

    private final ByteBuffer bytes;

    StateReader(byte[] stored) {
        this.bytes = ByteBuffer.wrap(stored);
    }

    byte raw() {
        return bytes.get();
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new IllegalStateException("A number that does not end");
    }

    int count() {
        long count = number();
        if (count < 0 || count > bytes.remaining()) {
            throw new IllegalStateException("A length that can't be: " + count);
        }
        return (int) count;
    }

    int integer() {
        return Math.toIntExact(number());
    }

    long fixed() {
        return bytes.getLong();
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    double real() {
        return Double.longBitsToDouble(fixed());
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @Nullable String textOrNull() {
        return flag() ? text() : null;
    }

    byte[] bytes() {
        byte[] value = new byte[count()];
        bytes.get(value);
        return value;
    }

    <T> List<T> each(Supplier<T> read) {
        int count = count();
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(read.get());
        }
        return values;
    }
}
