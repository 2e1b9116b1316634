package dev.caesura.sender.http;

import java.io.IOException;

/** Thrown when an answer is longer than its reader accepts. */
public final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLongException(int mostBytes) {
        super("The answer is longer than " + mostBytes + " bytes");
    }
}
