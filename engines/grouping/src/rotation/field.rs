//! Counting in finite fields, for the constructions: a field for every prime power, a product of them for the rest.

/// Numbers `0..order` with an addition and a multiplication, as a product of fields.
///
/// Among the first [`Ring::columns`] numbers any two differ by something that can be divided by, which is all the
/// constructions ask for.
#[derive(Debug, Clone)]
pub(super) struct Ring {
    fields: Vec<Field>,
}

/// A field with `prime`^`degree` numbers; a number's digits to the base `prime` are the coefficients of a polynomial,
/// and polynomials are reduced by X^`degree` + `low`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Field {
    prime: usize,
    order: usize,
    low: usize,
}

impl Ring {
    /// The ring with so many numbers, at least two.
    pub(super) fn of(order: usize) -> Self {
        let (mut fields, mut rest, mut prime) = (Vec::new(), order, 2);
        while rest > 1 {
            if prime * prime > rest {
                prime = rest;
            }
            let mut power = 1;
            while rest.is_multiple_of(prime) {
                (power, rest) = (power * prime, rest / prime);
            }
            if power > 1 {
                fields.push(Field::of(prime, power));
            }
            prime += 1;
        }
        Self { fields }
    }

    /// How many numbers, from 0, differ pairwise by something that can be divided by.
    pub(super) fn columns(&self) -> usize {
        self.fields.iter().map(|field| field.order).min().unwrap_or(1)
    }

    /// y + r·x, where x is one of the first [`Ring::columns`] numbers.
    pub(super) fn line(&self, y: usize, r: usize, x: usize) -> usize {
        let (mut y, mut r, mut place, mut sum) = (y, r, 1, 0);
        for field in &self.fields {
            let product = field.times(r % field.order, x);
            sum += place * field.plus(y % field.order, product);
            (y, r, place) = (y / field.order, r / field.order, place * field.order);
        }
        sum
    }
}

impl Field {
    /// Tries one polynomial after the other until no two numbers but nought have the product nought.
    fn of(prime: usize, order: usize) -> Self {
        let fields = (0..order).map(|low| Self { prime, order, low });
        fields.into_iter().find(|field| field.is_one()).unwrap_or(Self { prime, order, low: 0 })
    }

    fn is_one(self) -> bool {
        self.prime == self.order || (1..self.order).all(|a| (a..self.order).all(|b| self.times(a, b) != 0))
    }

    fn plus(self, a: usize, b: usize) -> usize {
        self.digits(a, b, |a, b| a + b)
    }

    /// Horner's scheme over the digits of `a`.
    fn times(self, a: usize, b: usize) -> usize {
        let (mut product, mut place) = (0, self.order);
        while place > 1 {
            place /= self.prime;
            let (over, kept) = (product * self.prime / self.order, product * self.prime % self.order);
            // X^degree is −low.
            let back = self.digits(self.low, 0, |low, _| (self.prime - over) * low);
            let digit = a / place % self.prime;
            product = self.digits(self.plus(kept, back), b, |sum, b| sum + digit * b);
        }
        product
    }

    fn digits(self, a: usize, b: usize, of: impl Fn(usize, usize) -> usize) -> usize {
        let (mut place, mut sum) = (1, 0);
        while place < self.order {
            sum += place * (of(a / place % self.prime, b / place % self.prime) % self.prime);
            place *= self.prime;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prime_power_has_a_field() {
        for order in [2, 3, 4, 5, 7, 8, 9, 16, 25, 27, 32, 49, 64, 81, 128, 243, 256, 289] {
            let ring = Ring::of(order);
            assert_eq!(ring.columns(), order);
            assert!(ring.fields[0].is_one(), "{order}");
        }
    }

    #[test]
    fn multiplication_spreads_over_addition() {
        let field = Ring::of(27).fields[0];
        for a in 0..27 {
            for (b, c) in [(5, 11), (26, 3), (13, 13), (0, 20)] {
                let apart = field.plus(field.times(a, b), field.times(a, c));
                assert_eq!(field.times(a, field.plus(b, c)), apart);
            }
        }
    }

    #[test]
    fn other_orders_have_as_many_columns_as_their_smallest_factor() {
        let columns = [6, 10, 12, 15, 20, 35, 36].map(|order| Ring::of(order).columns());
        assert_eq!(columns, [2, 2, 3, 3, 4, 5, 4]);
    }
}
