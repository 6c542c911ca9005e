use std::collections::BTreeMap;

use domain::cohorts::import::{Participant, is_same_firm};
use domain::ids::{BusinessId, ImportId};

use crate::conn::rows;
use crate::{Conn, Error};

/// The businesses that a list made, by NIB: one firm may send several people.
pub(in crate::cohorts::import) struct Firms(BTreeMap<String, Firm>);

struct Firm {
    id: BusinessId,
    name: String,
    regency_code: String,
}

impl Firms {
    /// Those that earlier steps of a list made.
    pub(in crate::cohorts::import) async fn made_by(
        conn: &mut Conn<'_>,
        import: ImportId,
    ) -> Result<Self, Error> {
        let made = rows!(
            conn,
            (String, BusinessId, String, String),
            "select b.nib, b.id, b.name, b.regency_code from import_change c join business b on b.id = c.row_id
             where c.import_id = $1 and c.table_name = 'business' and c.old_values is null and b.nib is not null",
            import
        )?;
        let firm = |(nib, id, name, regency_code)| {
            let firm = Firm {
                id,
                name,
                regency_code,
            };
            (nib, firm)
        };
        Ok(Self(made.into_iter().map(firm).collect()))
    }

    /// The one a row is about as well: by its NIB, its name and where it is. A number alone joins nobody to strangers.
    pub(super) fn shared(&self, participant: &Participant) -> Option<BusinessId> {
        let firm = self.0.get(participant.nib.as_ref()?)?;
        let is_same = firm.regency_code == participant.regency.code
            && is_same_firm(&firm.name, &participant.business);
        is_same.then_some(firm.id)
    }

    pub(super) fn add(&mut self, participant: &Participant, id: BusinessId) {
        if let Some(nib) = &participant.nib {
            let firm = Firm {
                id,
                name: participant.business.clone(),
                regency_code: participant.regency.code.to_owned(),
            };
            self.0.insert(nib.clone(), firm);
        }
    }
}
