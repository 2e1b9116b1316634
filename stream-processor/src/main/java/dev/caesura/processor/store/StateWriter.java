package dev.caesura.processor.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes state as bytes: numbers as variable-length integers, texts in UTF-8 with their length. */
final class StateWriter {

    /** Room for most states, in bytes. */
    static final int USUAL = 1_024;

    private byte[] bytes;
    private int size;

    StateWriter() {
        this(USUAL);
    }

    /** With room for this many bytes, before more is made. */
    StateWriter(int room) {
        bytes = new byte[room];
    }

    StateWriter raw(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    StateWriter number(long value) {
        room(10);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    StateWriter fixed(long value) {
        room(Long.BYTES);
        ByteBuffer.wrap(bytes, size, Long.BYTES).putLong(value);
        size += Long.BYTES;
        return this;
    }

    StateWriter flag(boolean value) {
        return raw(value ? 1 : 0);
    }

    StateWriter real(double value) {
        return fixed(Double.doubleToLongBits(value));
    }

    StateWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    StateWriter textOrNull(@Nullable String value) {
        return value == null ? flag(false) : flag(true).text(value);
    }

    StateWriter bytes(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    <T> StateWriter each(Collection<T> values, Consumer<T> write) {
        number(values.size());
        values.forEach(write);
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
