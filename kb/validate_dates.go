package kb

// updatedAfterAdded: a case can't have changed before it was there.
func (d *draft) updatedAfterAdded() {
	added, updated := d.c.Added, d.c.Updated
	if !added.IsZero() && !updated.IsZero() && updated.Before(added) {
		d.wrong(d.at("updated"), CodeUpdatedEarly, "value", updated.String(), "added", added.String())
	}
}
