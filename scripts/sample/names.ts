/** Made-up names. None is of a customer or a person. */

export const COMPANY_NAMES = [
    'Acme Robotics', 'Alder Creek Foods', 'Amberline Media', 'Arcadia Freight', 'Atlas Joinery', 'Bayside Clinics', 'Birchwood Homes',
    'Bluebell Travel', 'Borealis Energy', 'Brightwater Utilities', 'Calder Instruments', 'Canopy Insurance', 'Cedar & Stone', 'Clearfield Labs',
    'Cobalt Analytics', 'Copperhill Mining', 'Crestline Outdoor', 'Dovetail Furniture', 'Eastgate Logistics', 'Ember Foods', 'Evergreen Schools',
    'Fairhaven Bank', 'Fernley Textiles', 'Foxglove Studios', 'Granite Peak Gear', 'Greenlake Biotech', 'Harborview Hotels', 'Hazel Grove Dental',
    'Highfield Motors', 'Ironbridge Steel', 'Jasper Legal', 'Juniper Cosmetics', 'Kestrel Aviation', 'Kingfisher Water', 'Lakeshore Health',
    'Larkspur Interiors', 'Lighthouse Learning', 'Lindenhof Brewing', 'Maple Ridge Credit', 'Marlow Printing', 'Meridian Optics', 'Millstone Bakeries',
    'Northwind Telecom', 'Oakridge Builders', 'Orchard Valley Farms', 'Osprey Security', 'Paragon Recruiting', 'Pinecrest Resorts', 'Quarry Lane Wines',
    'Redwood Publishing', 'Riverbend Packaging', 'Saltmarsh Fisheries', 'Silverbirch Care', 'Stonebridge Capital', 'Summit Cycling', 'Tidewater Shipping',
    'Umber Ceramics', 'Valley Forge Tools', 'Westbrook Events', 'Willow Street Pharmacy', 'Yellowstone Apparel', 'Zephyr Drones'
] as const;

export const FIRST_NAMES = [
    'Ada', 'Amir', 'Beatriz', 'Carlos', 'Chen', 'Daniela', 'Elif', 'Emma', 'Farah', 'Felix', 'Grace', 'Hana', 'Henrik', 'Imani', 'Ivan', 'Jonas',
    'Julia', 'Kofi', 'Lena', 'Liam', 'Malik', 'Maria', 'Noor', 'Olga', 'Oscar', 'Priya', 'Rafael', 'Rosa', 'Sanjay', 'Sofia', 'Tariq', 'Vera', 'Wei', 'Yuki'
] as const;

export const LAST_NAMES = [
    'Abbott', 'Almeida', 'Baker', 'Becker', 'Castillo', 'Cohen', 'Dahl', 'Diaz', 'Edwards', 'Farouk', 'Fischer', 'Garcia', 'Hansen', 'Hughes', 'Ito',
    'Jansen', 'Kaya', 'Kim', 'Kowalski', 'Larsen', 'Mensah', 'Meyer', 'Nguyen', 'Novak', 'Okafor', 'Patel', 'Petrov', 'Rossi', 'Sato', 'Silva',
    'Singh', 'Torres', 'Weber', 'Zhang'
] as const;

export const TITLES = ['Chief Marketing Officer', 'Marketing Director', 'Marketing Operations Manager', 'Sales Operations Manager', 'Web Manager'] as const;

export const INDUSTRIES = ['Technology', 'Retail', 'Healthcare', 'Manufacturing', 'Finance', 'Hospitality', 'Education', 'Media', 'Energy', 'Transportation'] as const;

export const CASE_SUBJECTS = [
    'Attribution report shows no data for last month', 'Workflow stops at the second step', 'Website form does not create leads',
    'Email campaign is stuck in sending', 'CRM sync writes duplicate contacts', 'Cannot publish blog post', 'Social posts are not scheduled',
    'Subdomain certificate has expired', 'Import of contacts fails at row 1,000', 'Dashboard takes a minute to open', 'User cannot sign in',
    'Tracking code is missing on landing pages'
] as const;

export const CASE_SUBJECTS_ESCALATED = ['Lead data lost after migration', 'Campaign went to the wrong list', 'Site down after code deployment'] as const;

export const TOUCHES = ['Success review call', 'Quarterly business review', 'Check-in call', 'Training session', 'Visit', 'Working session on reporting'] as const;

export const CAMPAIGNS = [
    'Getting started webinar', 'Attribution in an hour', 'Product update e-mail', 'Workflow recipes', 'Customer stories', 'Lead nurture workshop',
    'Benchmarks report', 'Office hours', 'Social monitoring guide', 'New dashboards webinar'
] as const;
