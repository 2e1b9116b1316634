package dev.caesura.cli.cluster;

import dev.caesura.schemas.event.ConversationId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a conversation's id as people write it, into the form that is the records' key. */
public final class ConversationConverter implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
        try {
            return ConversationId.parse(value.strip()).toString();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
