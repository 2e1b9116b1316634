package dev.caesura.cli.offline;

import dev.caesura.similarity.compare.Kind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the kind of texts to compare, in the user's spelling. */
final class KindConverter implements ITypeConverter<Kind> {

    @Override
    public Kind convert(String value) {
        try {
            return Kind.of(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
